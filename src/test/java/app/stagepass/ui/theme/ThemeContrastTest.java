package app.stagepass.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text is legible in both themes: WCAG 2 level AA, 4.5:1. */
class ThemeContrastTest {

    private static final Pattern COLOUR = Pattern.compile("(-color-[a-z-]+): (#[0-9a-f]{6});");

    @ParameterizedTest
    @ValueSource(strings = {"dark.css", "light.css"})
    void text_stands_out_from_every_surface(String sheet) throws IOException {
        Map<String, String> colours = read(sheet);
        SoftAssertions legible = new SoftAssertions();
        for (String surface : List.of("bg-default", "surface", "surface-raised", "bg-overlay", "bg-inset")) {
            for (String text : List.of("fg-default", "fg-muted", "fg-subtle", "accent-fg")) {
                check(legible, colours, text, surface);
            }
        }
        for (String tone : List.of("success", "warning", "info", "danger")) {
            check(legible, colours, tone + "-fg", tone + "-subtle");
            check(legible, colours, tone + "-fg", "surface");
            check(legible, colours, "fg-default", tone + "-subtle");
        }
        check(legible, colours, "accent-fg", "accent-subtle");
        check(legible, colours, "on-accent", "accent-emphasis");
        check(legible, colours, "on-accent", "accent-emphasis-hover");
        legible.assertAll();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dashboard.css"})
    void initials_stand_out_from_every_avatar(String sheet) throws IOException {
        Stream<Matcher> colours = Pattern.compile("avatar-[0-7] \\{ -fx-background-color: (#[0-9a-f]{6})")
                .matcher(text(sheet)).results().map(found -> COLOUR.matcher("-color-x: " + found.group(1) + ";"));
        assertThat(colours).hasSize(8).allSatisfy(found -> {
            assertThat(found.find()).isTrue();
            assertThat(contrast("#ffffff", found.group(2))).isGreaterThanOrEqualTo(4.5);
        });
    }

    private static void check(SoftAssertions legible, Map<String, String> colours, String text, String surface) {
        assertThat(colours).containsKeys("-color-" + text, "-color-" + surface);
        legible.assertThat(
                contrast(colours.getOrDefault("-color-" + text, ""), colours.getOrDefault("-color-" + surface, "")))
                .as(text + " on " + surface).isGreaterThanOrEqualTo(4.5);
    }

    private static Map<String, String> read(String sheet) throws IOException {
        Map<String, String> colours = new HashMap<>();
        COLOUR.matcher(text(sheet)).results().forEach(found -> colours.put(found.group(1), found.group(2)));
        return colours;
    }

    private static String text(String sheet) throws IOException {
        return Files.readString(Path.of("src/main/css", sheet));
    }

    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double c = (channel & 0xff) / 255.0;
        return c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
