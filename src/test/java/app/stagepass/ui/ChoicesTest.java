package app.stagepass.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.settings.Settings;
import app.stagepass.ui.theme.Theme;
import java.util.List;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.RadioButton;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Boxes and circles that are chosen or not. WCAG 2.1, 1.4.11: what tells a control stands out 3:1. */
@ExtendWith(ApplicationExtension.class)
class ChoicesTest {

    @Start
    void start(Stage stage) {
        // JavaFX runs; nothing is shown
    }

    @ParameterizedTest
    @EnumSource(value = Settings.Theme.class, names = {"DARK", "LIGHT"})
    void what_is_not_chosen_is_seen_and_what_is_has_the_accent(Settings.Theme choice) throws Exception {
        FxToolkit.setupFixture(() -> {
            CheckBox box = Buttons.checkBox();
            RadioButton circle = Buttons.radio("One");
            CheckBox partly = Buttons.checkBox();
            partly.setIndeterminate(true);
            VBox root = new VBox(box, circle, partly);
            Theme theme = new Theme(choice, new SimpleObjectProperty<>(ColorScheme.DARK));
            theme.dress(new Scene(root));
            root.applyCss();
            assertThat(List.of(fills(box, ".box"), fills(partly, ".box"), fills(circle, ".radio"))).allSatisfy(
                    fills -> assertThat(contrast(fills.getFirst(), fills.getLast())).isGreaterThanOrEqualTo(3));

            box.setSelected(true);
            circle.setSelected(true);
            root.applyCss();
            Color accent = choice == Settings.Theme.DARK ? Color.web("#8b7cf6") : Color.web("#6650e0");
            assertThat(List.of(fills(box, ".box"), fills(circle, ".radio"))).allSatisfy(
                    fills -> assertThat(fills).containsOnly(accent));
        });
    }

    private static List<Color> fills(Region control, String part) {
        return ((Region) control.lookup(part)).getBackground().getFills().stream().map(BackgroundFill::getFill)
                .map(Color.class::cast).toList();
    }

    private static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed()) + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.03928 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
