package app.stagepass.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class TipTest {

    private Optional<Stage> stage = Optional.empty();

    @AfterEach
    void hide(FxRobot robot) {
        robot.interact(() -> stage.ifPresent(Stage::hide));
    }

    @Test
    void a_tip_comes_to_a_resting_mouse_and_follows_its_text(FxRobot robot) throws Exception {
        SimpleStringProperty says = new SimpleStringProperty("first");
        Label label = new Label("rest here");
        robot.interact(() -> {
            Stage made = new Stage();
            Tip.on(label, says);
            made.setScene(new Scene(new StackPane(label), 300, 200));
            made.show();
            stage = Optional.of(made);
        });
        assertThat(tips()).isEqualTo(0);

        robot.moveTo(label).moveBy(1, 1);
        WaitForAsyncUtils.waitFor(20, java.util.concurrent.TimeUnit.SECONDS, () -> says("first"));
        robot.interact(() -> says.set("second"));
        assertThat(says("second")).isTrue();
    }

    private static long tips() {
        return Window.getWindows().stream().filter(Tooltip.class::isInstance).count();
    }

    private static boolean says(String text) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, () -> Window.getWindows().stream()
                .anyMatch(one -> one instanceof Tooltip tip && tip.getText().equals(text)));
    }
}
