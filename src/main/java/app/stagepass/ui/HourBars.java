package app.stagepass.ui;

import app.stagepass.watch.HourStrip;
import app.stagepass.watch.HourStrip.Mark;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** 24 small bars, one for each hour; each kind has a shape besides its colour. */
final class HourBars extends HBox {

    private final List<Region> bars;
    private List<Mark> shown = List.of();

    /** @param size a style class that gives the bars their size */
    HourBars(String size) {
        getStyleClass().addAll("hours", size);
        setAccessibleRole(AccessibleRole.TEXT);
        bars = IntStream.range(0, HourStrip.LENGTH).mapToObj(_ -> new Region()).toList();
        bars.forEach(bar -> HBox.setHgrow(bar, Priority.ALWAYS));
        getChildren().addAll(bars);
    }

    void show(List<Mark> marks, String spoken) {
        setAccessibleText(spoken);
        if (marks.equals(shown)) {
            return;
        }
        shown = marks;
        for (int i = 0; i < bars.size(); i++) {
            bars.get(i).getStyleClass().setAll("hour",
                    "hour-" + marks.get(i).name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }

    /** One text for the whole strip. */
    void explain(Tooltip all) {
        Tooltip.install(this, all);
    }

    /** A text for each bar. */
    void explain(List<Tooltip> each) {
        for (int i = 0; i < bars.size(); i++) {
            Tooltip.install(bars.get(i), each.get(i));
        }
    }
}
