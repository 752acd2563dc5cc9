package app.stagepass;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.words.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The manual page, the help text and README tell of the same flags. */
class ManualPageTest {

    private static final Pattern FLAG = Pattern.compile("(?<![\\w-])(--[a-z][a-z-]*|-[a-z]\\b)");
    private static final Pattern NUMBER = Pattern.compile("\\b[0-9]{1,3}\\b");
    private static final Pattern VARIABLE = Pattern.compile("\\b([A-Z]+(_[A-Z]+)+|[a-z]+_proxy)\\b");

    @Test
    void the_manual_page_has_every_flag_of_the_help_text_and_no_other() throws Exception {
        assertThat(flagsIn(manualPage())).isEqualTo(helpText());
    }

    @Test
    void the_help_text_tells_of_the_same_exit_status_and_environment() throws Exception {
        String help = new Messages(Locale.ENGLISH).text("app.usage");
        assertThat(found(NUMBER, paragraph(help, "Exit status:")))
                .isEqualTo(found(NUMBER, headings(section(manualPage(), "EXIT STATUS"))));
        assertThat(found(VARIABLE, paragraph(help, "Environment:")))
                .isEqualTo(found(VARIABLE, headings(section(manualPage(), "ENVIRONMENT"))));
    }

    private static String manualPage() throws IOException {
        return Files.readString(Path.of("packaging/linux/stagepass.1")).replace("\\-", "-");
    }

    private static String section(String page, String name) {
        String from = page.substring(page.indexOf("\n.SH " + name + "\n") + 1);
        return from.substring(0, from.indexOf("\n.SH "));
    }

    /** What is explained, without its explanation. */
    private static String headings(String section) {
        return Pattern.compile("^\\.TP\n(.*)$", Pattern.MULTILINE).matcher(section).results()
                .map(heading -> heading.group(1)).collect(Collectors.joining("\n"));
    }

    private static String paragraph(String text, String beginning) {
        return text.substring(text.indexOf(beginning)).split("\n\n", 2)[0];
    }

    @Test
    void the_desktop_entry_starts_nothing_else_than_the_program() throws Exception {
        String entry = Files.readString(Path.of("packaging/linux/app.stagepass.Stagepass.desktop"));
        assertThat(entry.lines().filter(line -> line.startsWith("Exec=")))
                .allMatch(line -> line.matches("Exec=stagepass( --[a-z-]+)?"));
    }

    @Test
    void readme_has_every_flag_of_the_help_text() throws Exception {
        assertThat(flagsIn(Files.readString(Path.of("README.md")))).containsAll(helpText());
    }

    private static Set<String> helpText() {
        return flagsIn(new Messages(Locale.ENGLISH).text("app.usage"));
    }

    private static Set<String> flagsIn(String text) {
        return found(FLAG, text);
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
