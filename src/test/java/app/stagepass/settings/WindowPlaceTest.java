package app.stagepass.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.settings.WindowPlace.Area;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A window comes back where it was, and never where nobody sees it. */
class WindowPlaceTest {

    private static final Area MAIN = new Area(0, 24, 1920, 1056);
    private static final Area LEFT = new Area(-1280, 0, 1280, 1024);

    private static WindowPlace at(double x, double y) {
        return new WindowPlace(x, y, 1120, 740, false);
    }

    @ParameterizedTest
    @CsvSource({"100,100", "0,24", "-1200,10", "-600,100", "1850,500", "-1000,900"})
    void where_it_can_be_seen_it_stays(double x, double y) {
        assertThat(at(x, y).on(List.of(MAIN, LEFT))).isEqualTo(at(x, y));
    }

    @ParameterizedTest
    @CsvSource({"-1200,10,0,24", "5000,5000,800,340", "1900,100,800,100", "100,-50,100,24", "100,1070,100,340",
            "-1100,100,0,100"})
    void on_a_screen_that_is_gone_it_comes_to_the_edge_of_one_that_is_there(double x, double y, double newX,
            double newY) {
        assertThat(at(x, y).on(List.of(MAIN))).isEqualTo(at(newX, newY));
    }

    @Test
    void screens_with_fractions_have_places_too() {
        Area screen = new Area(0.1, 0.1, 1280.3, 800.7);
        WindowPlace place = new WindowPlace(-4000, -4000, 9000, 9000, false).on(List.of(screen));
        assertThat(place.width()).isEqualTo(1280.3);
        assertThat(place.x()).isEqualTo(0.1);
    }

    @Test
    void a_smaller_screen_makes_it_smaller() {
        assertThat(new WindowPlace(100, 100, 3000, 2000, true).on(List.of(new Area(0, 0, 1280, 800))))
                .isEqualTo(new WindowPlace(0, 0, 1280, 800, true));
    }

    @Test
    void the_first_time_it_is_in_the_middle_of_the_main_screen() {
        List<Area> screens = List.of(new Area(0, 33, 1280, 767), new Area(1280, 0, 4000, 2000));
        assertThat(WindowPlace.first(1000, 700, screens)).isEqualTo(new WindowPlace(140, 66, 1000, 700, false));
        assertThat(WindowPlace.first(1121, 700, screens).x()).as("whole pixels").isEqualTo(79);
    }

    @Test
    void the_first_time_it_is_no_larger_than_that_screen() {
        assertThat(WindowPlace.first(1120, 780, List.of(new Area(0, 33, 640, 367))))
                .isEqualTo(new WindowPlace(0, 33, 640, 367, false));
    }
}
