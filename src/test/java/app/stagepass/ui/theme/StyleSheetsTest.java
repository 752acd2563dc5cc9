package app.stagepass.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.Declaration;
import javafx.css.Rule;
import javafx.css.Selector;
import javafx.css.Stylesheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sheets that the build makes of the ones that people write. */
class StyleSheetsTest {

    /** Defined by AtlantaFX for one kind of control each, or said by our rules for theirs. */
    private static final Pattern OF_THE_PALETTE = Pattern
            .compile("-color-(bg|fg|border|accent|success|warning|danger|info|surface|shadow|base|neutral)\\b.*");

    private static final Pattern SEVERAL_LAYERS = Pattern.compile("values=\"([2-9]|\\d\\d)\"");

    @ParameterizedTest
    @ValueSource(strings = {"dark", "light"})
    void a_colour_of_the_palette_is_looked_up_nowhere(String theme) throws IOException {
        for (String part : List.of("base-" + theme, theme)) {
            assertThat(rules(part)).isNotEmpty().allSatisfy(rule -> assertThat(rule.getDeclarations())
                    .extracting(StyleSheetsTest::value).noneMatch(said -> OF_THE_PALETTE.matcher(said).find()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dark", "light"})
    void a_colour_is_the_one_of_its_theme(String theme) throws IOException {
        String red = Files.readString(Path.of("src/main/css", theme + ".css")).lines()
                .filter(line -> line.contains("-color-danger-subtle:")).findFirst().orElseThrow()
                .replaceAll(".*#(\\w+);.*", "$1");
        assertThat(rules(theme).stream().filter(rule -> selectors(rule).contains(".banner-red"))
                .flatMap(rule -> rule.getDeclarations().stream()).map(StyleSheetsTest::value)).anyMatch(
                        said -> said.contains(red));
    }

    /** JavaFX would blend each point of it with what lies below, and leave it as it is. */
    @ParameterizedTest
    @ValueSource(strings = {"dark", "light"})
    void what_is_transparent_all_over_is_not_painted(String theme) throws IOException {
        for (String part : List.of("base-" + theme, theme)) {
            assertThat(rules(part).stream().flatMap(rule -> rule.getDeclarations().stream())
                    .filter(said -> List.of("-fx-background-color", "-fx-fill").contains(said.getProperty()))
                    .map(StyleSheetsTest::value)).isNotEmpty()
                    .noneMatch(said -> said.contains("0x00000000") && !SEVERAL_LAYERS.matcher(said).find());
        }
    }

    @Test
    void the_windows_have_no_control_whose_rules_are_left_out() throws IOException {
        String generator = Files.readString(Path.of("src/build/StyleSheets.java"));
        String left = generator.substring(generator.indexOf("NOT_OURS = "), generator.indexOf("RULE = "));
        List<String> controls = Pattern.compile("\"([a-z-]+)\"").matcher(left).results().map(StyleSheetsTest::control)
                .toList();
        assertThat(controls).contains("DatePicker", "TableView");
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/app/stagepass/ui"))) {
            for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                assertThat(Files.readString(source)).as(source.toString()).doesNotContain(controls.stream()
                        .map(name -> "javafx.scene.control." + name + ";").toArray(String[]::new));
            }
        }
    }

    /** date-picker is DatePicker's. */
    private static String control(MatchResult styleClass) {
        return Stream.of(styleClass.group(1).split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static List<Rule> rules(String name) throws IOException {
        return Stylesheet.loadBinary(Theme.class.getResource(name + ".bss")).getRules();
    }

    private static List<String> selectors(Rule rule) {
        return rule.getSelectors().stream().map(Selector::toString).map(one -> one.replaceFirst("^\\*", "")).toList();
    }

    private static String value(Declaration declaration) {
        return declaration.getParsedValue().toString();
    }
}
