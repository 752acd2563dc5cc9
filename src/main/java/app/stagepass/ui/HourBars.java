package app.stagepass.ui;

import app.stagepass.watch.HourStrip;
import app.stagepass.watch.HourStrip.Mark;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;

/**
 * 24 small bars, one for each hour; each kind has a shape besides its colour: confirmed a full bar; confirmed with trouble a bar that was
 * broken; not confirmed a hollow one; needed you an arrow; no check a stub; before the first check a dot; still ahead an empty outline.
 * All bars of a kind are one shape, for there are ten strips on a screen.
 */
final class HourBars extends Region {

    private static final double GAP = 2;

    private final Size size;
    private final Map<Mark, SVGPath> shapes = new EnumMap<>(Mark.class);
    private final StringProperty pointedAt = new SimpleStringProperty("");
    private List<Mark> shown = List.of();

    /** How large the bars are, in pixels. */
    enum Size {
        SMALL(6, 6, 15, 5), LARGE(8, 13, 22, 7);

        private final double least;
        private final double most;
        private final double height;
        private final double stub;

        Size(double least, double most, double height, double stub) {
            this.least = least;
            this.most = most;
            this.height = height;
            this.stub = stub;
        }

        private double strip(double bar) {
            return bar * HourStrip.LENGTH + GAP * (HourStrip.LENGTH - 1);
        }

        private double bar(double width) {
            return Math.clamp(Math.floor((width + GAP) / HourStrip.LENGTH - GAP), least, most);
        }
    }

    HourBars(Size size) {
        this.size = size;
        getStyleClass().add("hours");
        setAccessibleRole(AccessibleRole.TEXT);
        setMinSize(size.strip(size.least), size.height);
        setPrefSize(size.strip(size.most), size.height);
        setMaxSize(size == Size.SMALL ? USE_PREF_SIZE : Double.MAX_VALUE, USE_PREF_SIZE);
    }

    void show(List<Mark> marks, String spoken) {
        setAccessibleText(spoken);
        if (marks.equals(shown)) {
            return;
        }
        shown = List.copyOf(marks);
        getChildren().removeAll(shapes.values());
        shapes.clear();
        for (Mark mark : marks) {
            shapes.computeIfAbsent(mark, HourBars::shape);
        }
        getChildren().addAll(shapes.values());
        requestLayout();
    }

    /** What each bar stands for, the oldest first. */
    List<Mark> shown() {
        return shown;
    }

    private static SVGPath shape(Mark mark) {
        SVGPath shape = new SVGPath();
        shape.getStyleClass().setAll("hour-" + mark.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        shape.setManaged(false);
        return shape;
    }

    @Override
    protected void layoutChildren() {
        shapes.forEach((mark, shape) -> shape.setContent(drawing(mark)));
    }

    private String drawing(Mark mark) {
        double bar = size.bar(getWidth());
        double x = 0;
        StringBuilder all = new StringBuilder();
        for (Mark one : shown) {
            if (one == mark) {
                all.append(drawing(mark, x, bar));
            }
            x += bar + GAP;
        }
        return all.toString();
    }

    private String drawing(Mark mark, double x, double w) {
        double h = size.height;
        return switch (mark) {
            case BEFORE -> rounded(x, h - 2, w, 2, 1);
            case NONE -> rounded(x, h - size.stub, w, size.stub, 2);
            case AHEAD -> rounded(x + 0.5, 0.5, w - 1, h - 1, 1.5);
            case CONFIRMED -> rounded(x, 0, w, h, 2);
            case AFTER_TROUBLE ->
                rounded(x, 0, w, Math.rint(h * 0.4), 0) + rounded(x, Math.rint(h * 0.6), w, h - Math.rint(h * 0.6), 0);
            case UNVERIFIED -> rounded(x + 0.75, 0.75, w - 1.5, h - 1.5, 1.5);
            case NEEDS_YOU ->
                "M" + (x + w / 2) + " 0 L" + (x + w) + " " + h * 0.53 + " V" + h + " H" + x + " V" + h * 0.53 + " Z ";
        };
    }

    /** SVG of a rectangle whose corners are arcs. */
    private static String rounded(double x, double y, double w, double h, double r) {
        double across = w - 2 * r;
        double down = h - 2 * r;
        String arc = " a" + r + " " + r + " 0 0 1 ";
        return "M" + (x + r) + " " + y + " h" + across + arc + r + " " + r + " v" + down + arc + -r + " " + r + " h"
                + -across
                + arc + -r + " " + -r + " v" + -down + arc + r + " " + -r + " Z ";
    }

    /** @param each a text for each bar, the oldest first, as it is when the mouse is there */
    void explain(IntFunction<String> each) {
        addEventFilter(MouseEvent.MOUSE_MOVED, event -> {
            double bar = size.bar(getWidth());
            int index = (int) Math.floor((event.getX() + GAP / 2) / (bar + GAP));
            pointedAt.set(each.apply(Math.clamp(index, 0, HourStrip.LENGTH - 1)));
        });
        Tip.on(this, pointedAt);
    }
}
