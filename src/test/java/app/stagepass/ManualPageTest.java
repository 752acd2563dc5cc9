package app.stagepass;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.words.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The manual page, the help text and README tell of the same flags. */
class ManualPageTest {

    private static final Pattern FLAG = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");

    @Test
    void the_manual_page_has_every_flag_of_the_help_text_and_no_other() throws Exception {
        String page = Files.readString(Path.of("packaging/linux/stagepass.1")).replace("\\-", "-");
        assertThat(flagsIn(page)).isEqualTo(helpText());
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
        Matcher matcher = FLAG.matcher(text);
        Set<String> flags = new TreeSet<>();
        while (matcher.find()) {
            flags.add(matcher.group());
        }
        return flags;
    }
}
