package app.stagepass.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.ProgressIndicator;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.javafx.FontIcon;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class TurningTest {

    @Start
    void start(Stage stage) {
        // JavaFX runs; nothing is shown
    }

    @Test
    void turns_by_itself() {
        assertThat(Turning.circle(false)).isInstanceOfSatisfying(ProgressIndicator.class,
                circle -> assertThat(circle.isIndeterminate()).isTrue());
    }

    @Test
    void stands_still_where_the_desktop_asks_for_less_motion() {
        assertThat(Turning.circle(true)).isInstanceOf(FontIcon.class);
    }
}
