package app.stagepass.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.TestClock;
import app.stagepass.words.Words;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The program says what it is, under which licence, and whom it calls. */
class AboutTest {

    private static String said(Optional<URI> releases) {
        return About.of(Words.of(Locale.ENGLISH, new TestClock(), ZoneOffset.UTC),
                new Parts.Product("1.2.3", releases)).body();
    }

    @Test
    void name_version_and_licence_are_there_and_no_address_is_made_up() throws IOException {
        assertThat(Files.readString(Path.of("LICENSE"))).contains("Apache License").contains("Version 2.0");
        assertThat(said(Optional.empty())).startsWith("Stagepass 1.2.3\nApache License, Version 2.0\n")
                .contains("Not made or endorsed by Twitch").doesNotContain("://").doesNotContain("www.");
    }

    @Test
    void a_build_without_a_page_of_releases_says_that_it_calls_none() {
        assertThat(said(Optional.empty())).contains("calls no page of its own");
        assertThat(said(Optional.of(URI.create("https://releases.test/latest")))).contains("page of its releases")
                .doesNotContain("no page");
    }
}
