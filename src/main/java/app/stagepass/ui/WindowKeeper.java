package app.stagepass.ui;

import app.stagepass.settings.Settings;
import app.stagepass.settings.WindowPlace;
import app.stagepass.settings.WindowPlace.Area;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Duration;

/**
 * Has the window come back where it was, on the screens that there are. A window manager now and then puts it elsewhere, as if no place
 * had been asked for: then it is asked once more, and what it chose is not taken for the person's choice. For JavaFX's thread.
 */
final class WindowKeeper {

    /** A window that is dragged changes at every step; its place is written down when it rests. What happens so soon after it opened is no person's doing. */
    static final Duration REST = Duration.millis(500);
    /** One that is nearer than this to its place is there; scaled screens round. */
    private static final double NEAR = 2;
    /** Of the content, where nobody chose another. */
    static final double WIDTH = 1120;
    static final double HEIGHT = 740;
    /** Below this the views overlap; where the screen is smaller still, the window is too. */
    private static final double LEAST_WIDTH = 720;
    private static final double LEAST_HEIGHT = 480;
    /** What a window manager adds in height: JavaFX does not reckon with it when it puts a window in the middle. */
    private static final double FRAME = 40;

    private final Stage stage;
    private final ObjectProperty<Settings> settings;
    private final PauseTransition resting = new PauseTransition(REST);
    private Optional<Point2D> asked = Optional.empty();

    /** To be made before the window is shown for the first time. */
    WindowKeeper(Stage stage, ObjectProperty<Settings> settings) {
        this(stage, settings, screens());
    }

    /** @param screens that there are, the main one first; none while a lid is shut */
    WindowKeeper(Stage stage, ObjectProperty<Settings> settings, List<Area> screens) {
        this.stage = stage;
        this.settings = settings;
        screens.stream().findFirst().ifPresent(main -> fit(main, screens));
        resting.setOnFinished(_ -> rest());
        List.of(stage.xProperty(), stage.yProperty(), stage.widthProperty(), stage.heightProperty())
                .forEach(one -> one.addListener((_, _, _) -> moved()));
        stage.maximizedProperty().addListener((_, _, _) -> moved());
        stage.addEventHandler(WindowEvent.WINDOW_SHOWING, _ -> asked = Optional.of(place()));
        stage.addEventHandler(WindowEvent.WINDOW_SHOWN, _ -> moved());
    }

    private void fit(Area main, List<Area> screens) {
        stage.setMinWidth(Math.min(LEAST_WIDTH, main.width()));
        stage.setMinHeight(Math.min(LEAST_HEIGHT, main.height()));
        settings.get().window().ifPresentOrElse(was -> put(was.on(screens)), () -> {
            if (WIDTH > main.width() || HEIGHT + FRAME > main.height()) {
                put(WindowPlace.first(WIDTH, HEIGHT + FRAME, screens));
            }
        });
    }

    private void put(WindowPlace place) {
        stage.setX(place.x());
        stage.setY(place.y());
        stage.setWidth(place.width());
        stage.setHeight(place.height());
        stage.setMaximized(place.maximized());
    }

    private static List<Area> screens() {
        List<Screen> all = new ArrayList<>(Screen.getScreens());
        Optional.ofNullable(Screen.getPrimary()).filter(all::remove).ifPresent(all::addFirst);
        return all.stream().map(Screen::getVisualBounds).map(WindowKeeper::area).toList();
    }

    private static Area area(Rectangle2D bounds) {
        return new Area(bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), bounds.getHeight());
    }

    private void moved() {
        if (stage.isShowing()) {
            resting.playFromStart();
        }
    }

    private Point2D place() {
        return new Point2D(stage.getX(), stage.getY());
    }

    private void rest() {
        if (!stage.isShowing() || stage.isIconified()) {
            return; // it is where it was
        }
        // Where no place was asked for, the distance is no number, and not more than any.
        Optional<Point2D> elsewhere = asked.filter(place -> !stage.isMaximized() && place.distance(place()) > NEAR);
        asked = Optional.empty();
        elsewhere.ifPresentOrElse(place -> {
            stage.setX(place.getX());
            stage.setY(place.getY());
        }, this::keep);
    }

    private void keep() {
        Optional<WindowPlace> before = settings.get().window();
        WindowPlace free = before.filter(_ -> stage.isMaximized()).orElseGet(
                () -> new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false));
        WindowPlace now = new WindowPlace(free.x(), free.y(), free.width(), free.height(), stage.isMaximized());
        if (!before.equals(Optional.of(now))) {
            settings.set(settings.get().withWindow(now));
        }
    }
}
