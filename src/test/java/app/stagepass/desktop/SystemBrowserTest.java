package app.stagepass.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.stagepass.oauth.Browser;
import app.stagepass.oauth.OAuthException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The opener is a real program here: a small shell script. */
class SystemBrowserTest {

    private static final URI LINK = URI.create("http://localhost:7277/start/abc?x=1&y=%20");
    private static final Browser NOTHING = _ -> {
        throw new OAuthException.NoBrowser("nothing left");
    };
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    private Path folder;
    private final List<URI> openedOtherwise = new ArrayList<>();

    @Test
    void theLinkReachesTheOpenerUnchangedAndAlone() throws Exception {
        Path seen = folder.resolve("seen");

        browser("printf '%s|' \"$#\" \"$@\" > '" + seen + "'", NOTHING, LONG).open(LINK);

        assertThat(seen).hasContent("1|http://localhost:7277/start/abc?x=1&y=%20|");
    }

    @Test
    void lettersThatAreNotAsciiAreEscaped() throws Exception {
        Path seen = folder.resolve("seen");

        browser("printf '%s' \"$1\" > '" + seen + "'", NOTHING, LONG).open(URI.create("https://example.org/ä"));

        assertThat(seen).hasContent("https://example.org/%C3%A4");
    }

    @Test
    void anOpenerThatFailsIsFollowedByTheOtherWay() throws Exception {
        browser("exit 3", openedOtherwise::add, LONG).open(LINK);

        assertThat(openedOtherwise).containsExactly(LINK);
    }

    @Test
    void anOpenerThatIsNotInstalledIsFollowedByTheOtherWay() throws Exception {
        new SystemBrowser(List.of(folder.resolve("no-such-opener").toString()), true, openedOtherwise::add, LONG)
                .open(LINK);

        assertThat(openedOtherwise).containsExactly(LINK);
    }

    @Test
    void withNoWayLeftTheCallerLearnsThatThereIsNoBrowser() {
        assertThatExceptionOfType(OAuthException.NoBrowser.class)
                .isThrownBy(() -> browser("exit 3", NOTHING, LONG).open(LINK));
    }

    @Test
    void aBrowserThatGoesOnRunningCountsAsOpened() throws Exception {
        Path pid = folder.resolve("pid");
        try {
            browser("echo $$ > '" + pid + "'; exec tail -f /dev/null", openedOtherwise::add, Duration.ofMillis(300))
                    .open(LINK);

            assertThat(openedOtherwise).isEmpty();
        } finally {
            end(pid);
        }
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aBrowserInheritsNoStreamThatItCouldHoldOpen() throws Exception {
        Path streams = folder.resolve("streams");

        browser("for f in 0 1 2; do [ /proc/self/fd/$f -ef /dev/null ] || [ /dev/fd/$f -ef /dev/null ]"
                + " && printf '%s ' null >> '" + streams + "'; done; true", NOTHING, LONG).open(LINK);

        assertThat(streams).hasContent("null null null ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "javascript:alert(1)", "mailto:a@example.org", "http:opaque",
            "https://user:password@example.org/", "--help", "//example.org/"})
    void nothingButAPlainWebLinkReachesTheOpener(String link) {
        Path seen = folder.resolve("seen");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> browser("touch '" + seen + "'", openedOtherwise::add, LONG).open(URI.create(link)))
                .withMessage("not a web link");
        assertThat(seen).doesNotExist();
        assertThat(openedOtherwise).isEmpty();
    }

    @Test
    void withoutADisplayTheOpenerIsNotAskedBecauseItMightSpendTheLinkInATerminal() {
        Path seen = folder.resolve("seen");

        assertThatExceptionOfType(OAuthException.NoBrowser.class).isThrownBy(
                () -> new SystemBrowser(List.of(script("touch '" + seen + "'")), false, openedOtherwise::add, LONG)
                        .open(LINK));
        assertThat(seen).doesNotExist();
    }

    @Test
    void aDisplayOrABrowserNamedByThePersonIsEnough() {
        assertThat(SystemBrowser.isReachable("Linux", Map.of())).isFalse();
        assertThat(SystemBrowser.isReachable("Linux", Map.of("DISPLAY", ""))).isFalse();
        assertThat(SystemBrowser.isReachable("Linux", Map.of("DISPLAY", ":0"))).isTrue();
        assertThat(SystemBrowser.isReachable("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0"))).isTrue();
        assertThat(SystemBrowser.isReachable("Linux", Map.of("BROWSER", "/usr/bin/some-browser"))).isTrue();
        assertThat(SystemBrowser.isReachable("Windows 11", Map.of())).isTrue();
        assertThat(SystemBrowser.isReachable("Mac OS X", Map.of())).isTrue();
    }

    @Test
    void eachSystemHasItsOwnOpener() {
        assertThat(SystemBrowser.opener("Linux")).containsExactly("xdg-open");
        assertThat(SystemBrowser.opener("Windows 11")).containsExactly("rundll32", "url.dll,FileProtocolHandler");
        assertThat(SystemBrowser.opener("Mac OS X")).containsExactly("open");
    }

    private SystemBrowser browser(String script, Browser otherwise, Duration patience) throws IOException {
        return new SystemBrowser(List.of(script(script)), true, otherwise, patience);
    }

    private String script(String body) throws IOException {
        Path script = folder.resolve("xdg-open");
        Files.writeString(script, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script.toString();
    }

    private static void end(Path pid) throws IOException {
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).ifPresent(ProcessHandle::destroyForcibly);
    }
}
