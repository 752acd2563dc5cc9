package app.stagepass.ui.connect;

import java.time.Duration;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.layout.Pane;

/** Minutes and seconds inside a ring that empties. */
final class CountdownRing extends StackPane {

    private static final double SIZE = 104;
    private static final double RADIUS = 46;

    private final Arc rest = new Arc(SIZE / 2, SIZE / 2, RADIUS, RADIUS, 90, 360);
    private final Label clock = Pieces.label("", "countdown");
    private final Duration whole;

    CountdownRing(Duration whole) {
        this.whole = whole;
        Circle track = new Circle(SIZE / 2, SIZE / 2, RADIUS);
        track.getStyleClass().add("ring-track");
        rest.setType(ArcType.OPEN);
        rest.setStrokeLineCap(StrokeLineCap.ROUND);
        rest.getStyleClass().add("ring-rest");
        Pane ring = new Pane(track, rest);
        ring.setMinSize(SIZE, SIZE);
        ring.setMaxSize(SIZE, SIZE);
        clock.setId("countdown");
        setMinSize(SIZE, SIZE);
        setMaxSize(SIZE, SIZE);
        getChildren().addAll(ring, clock);
    }

    /** Shows it from now on for as long as the ring lives. */
    void follow(javafx.beans.value.ObservableValue<Duration> left) {
        left.subscribe(this::show);
    }

    void show(Duration left) {
        long seconds = (left.toMillis() + 999) / 1000;
        clock.setText(String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60));
        rest.setLength(360.0 * Math.min(left.toMillis(), whole.toMillis()) / whole.toMillis());
    }
}
