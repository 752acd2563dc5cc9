package app.stagepass.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.watch.HourStrip;
import app.stagepass.watch.HourStrip.Mark;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.shape.SVGPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What 24 bars look like, whose shapes are one for each kind. */
class HourBarsTest {

    private static final double WIDTH = 190;

    @Test
    void each_bar_stands_in_the_place_of_its_hour() {
        Bounds confirmed = drawn(strip(Mark.NONE, 20, Mark.CONFIRMED), Mark.CONFIRMED).getLayoutBounds();
        assertThat(confirmed.getMinX()).isEqualTo(160); // twenty bars of six pixels, two apart
        assertThat(confirmed.getWidth()).isEqualTo(6);
        assertThat(confirmed.getHeight()).isEqualTo(15);
    }

    @Test
    void bars_of_one_kind_are_one_shape_over_all_their_hours() {
        List<Mark> marks = strip(Mark.CONFIRMED, 0, Mark.NEEDS_YOU);
        HourBars bars = shown(marks);
        assertThat(bars.getChildrenUnmodifiable()).hasSize(2);
        assertThat(drawn(marks, Mark.CONFIRMED).getLayoutBounds().getMaxX()).isEqualTo(WIDTH);
        assertThat(drawn(marks, Mark.CONFIRMED).getLayoutBounds().getMinX()).isEqualTo(8);
    }

    @ParameterizedTest
    @EnumSource
    void each_kind_keeps_inside_its_bar_and_is_told_from_the_others_by_its_shape(Mark mark) {
        SVGPath one = drawn(strip(Mark.CONFIRMED == mark ? Mark.NONE : Mark.CONFIRMED, 3, mark), mark);
        assertThat(one.getLayoutBounds().getMinX()).isBetween(24.0, 25.0);
        assertThat(one.getLayoutBounds().getMaxX()).isBetween(29.0, 30.0);
        assertThat(one.getLayoutBounds().getMaxY()).isBetween(14.0, 15.0);
        assertThat(List.of(Mark.values()).stream().filter(other -> other != mark)
                .map(other -> drawn(strip(Mark.CONFIRMED == other ? Mark.NONE : Mark.CONFIRMED, 3, other), other)
                        .getContent()))
                .doesNotContain(one.getContent());
    }

    @Test
    void other_marks_take_the_place_of_those_before() {
        HourBars bars = shown(strip(Mark.NONE, 3, Mark.CONFIRMED));
        bars.show(strip(Mark.NONE, 4, Mark.UNVERIFIED), "other");
        assertThat(bars.lookupAll(".hour-confirmed")).isEmpty();
        assertThat(bars.lookupAll(".hour-unverified")).hasSize(1);
        assertThat(bars.getAccessibleText()).isEqualTo("other");
    }

    private static SVGPath drawn(List<Mark> marks, Mark mark) {
        return (SVGPath) shown(marks)
                .lookup(".hour-" + mark.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }

    private static HourBars shown(List<Mark> marks) {
        HourBars bars = new HourBars(HourBars.Size.SMALL);
        bars.resize(WIDTH, 15);
        bars.show(marks, "spoken");
        bars.layout();
        return bars;
    }

    private static List<Mark> strip(Mark most, int at, Mark one) {
        List<Mark> marks = new ArrayList<>(Collections.nCopies(HourStrip.LENGTH, most));
        marks.set(at, one);
        return marks;
    }
}
