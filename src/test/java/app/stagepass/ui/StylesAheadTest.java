package app.stagepass.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.settings.Settings;
import app.stagepass.ui.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.Observable;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Paint;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A window that is closed and opened again. */
@ExtendWith(ApplicationExtension.class)
class StylesAheadTest {

    @Start
    void start(Stage stage) {
        // JavaFX runs; each test has a stage of its own
    }

    /** A text that is styled anew is without its colour for a moment, and gets it back. */
    @Test
    void nobody_waits_for_styles_when_the_window_comes_back() throws Exception {
        List<Paint> seen = new ArrayList<>();
        Label text = new Label("checked 13:28");
        text.getStyleClass().add("muted");
        Stage stage = FxToolkit.setupFixture(() -> closed(text));
        WaitForAsyncUtils.waitForFxEvents();
        FxToolkit.setupFixture(() -> {
            Paint ready = text.getTextFill();
            text.textFillProperty().addListener((_, _, now) -> seen.add(now));
            stage.show();
            assertThat(text.getTextFill()).isEqualTo(ready);
            stage.hide();
        });
        assertThat(seen).isEmpty();
    }

    private static Stage closed(Label text) {
        Stage stage = new Stage();
        Scene scene = new Scene(new StackPane(text), 200, 100);
        new Theme(Settings.Theme.DARK, new SimpleObjectProperty<>(ColorScheme.DARK)).dress(scene);
        stage.setScene(scene);
        StylesAhead.follow(stage, Platform::runLater);
        stage.show();
        stage.hide();
        return stage;
    }

    @Test
    void a_window_that_is_back_already_is_left_alone() throws Exception {
        List<String> seen = new ArrayList<>();
        Label text = new Label("checked 13:28");
        Stage stage = FxToolkit.setupFixture(() -> {
            Stage back = closed(text);
            back.show();
            back.getScene().getStylesheets().addListener((Observable _) -> seen.add("looked for again"));
            return back;
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(List.copyOf(seen)).isEmpty();
        FxToolkit.setupFixture(stage::hide);
    }
}
