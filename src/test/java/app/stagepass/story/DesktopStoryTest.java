package app.stagepass.story;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.Canary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The whole story with the real parts: the program as a process in a real window, a real Chromium on the consent page, the real
 * Secret Service, the real clipboard. Run by {@code packaging/linux/story}.
 */
@Tag("desktop")
class DesktopStoryTest {

    private static final int DEBUGGING_PORT = 9333;
    /** So many pixels may blink while a screen counts as still. */
    private static final int A_CARET = 400;
    private static final Pattern SECRET = Pattern.compile("\"(access|refresh|secret)\":\"([^\"]+)\"");

    private final Path home = Path.of(System.getenv("HOME"));
    private final Path data = Path.of(System.getenv("XDG_DATA_HOME")).resolve("stagepass-sandbox");
    private final Path pictures = Path.of("target", "story");
    private Process program;

    @AfterEach
    void end() throws Exception {
        if (program != null) {
            program.destroy();
            program.waitFor(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void from_the_first_start_to_the_next_morning() throws Exception {
        Files.createDirectories(pictures);
        start();
        picture("1-first-run");

        key("ctrl+n");
        settle();
        picture("2-scopes");
        key("Return");
        agreeInTheBrowser();
        Patience.until("the card", 60, () -> Optional.of(indexText()).filter(text -> text.contains("nightowl")));
        settle();
        picture("4-done");
        key("Return");
        picture("4-card");

        List<String> first = secretsInTheKeyring();
        assertThat(first).as("secret-tool finds access and refresh token, and the client secret")
                .hasSizeGreaterThanOrEqualTo(3);
        String access = entry("access");

        key("Down");
        key("ctrl+c");
        Patience.until("the token in the clipboard", 30, () -> Optional.of(clipboard()).filter(access::equals));
        picture("5-copied");
        assertThat(Shell.run("xclip", "-o", "-selection", "clipboard", "-t", "TARGETS"))
                .contains("x-kde-passwordManagerHint");
        Patience.until("the clipboard to be cleared", 60,
                () -> Optional.of(clipboard()).filter(text -> !text.contains(access)));
        picture("6-cleared");

        canary(first);
        end();
        start();
        settle();
        picture("7-next-morning");
        assertThat(entry("access")).as("the same token as yesterday").isEqualTo(access);
        List<String> all = new ArrayList<>(first);
        all.addAll(secretsInTheKeyring());
        canary(all);
    }

    private void start() throws Exception {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(),
                "-XX:-CreateCoredumpOnCrash", "-XX:+DisableAttachMechanism", "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"), "app.stagepass.Main", "--sandbox"));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        program = builder.redirectErrorStream(true).redirectOutput(home.resolve("program.out").toFile()).start();
        Patience.until("the window", 90,
                () -> Optional.of(Shell.run("xdotool", "search", "--onlyvisible", "--name", "^Stagepass"))
                        .filter(ids -> !ids.isBlank()));
        settle();
    }

    private void agreeInTheBrowser() throws Exception {
        try (ChromiumPage page = ChromiumPage.at(DEBUGGING_PORT, address -> address.contains("/oauth2/authorize"))) {
            page.awaitText("Sandbox");
            settle();
            picture("3-consent");
            page.evaluate("document.querySelector('button[value=authorize]').click()");
        }
        try (ChromiumPage page = ChromiumPage.at(DEBUGGING_PORT, address -> address.contains("/oauth/callback/done"))) {
            page.awaitText("close this tab");
            assertThat(page.evaluate("location.href")).doesNotContain("code=").doesNotContain("state=");
            picture("3-connected");
        }
        String window = Shell.run("xdotool", "search", "--onlyvisible", "--name", "^Stagepass").strip().lines()
                .findFirst().orElseThrow();
        Shell.run("xdotool", "windowactivate", "--sync", window);
    }

    /** No secret, whole or in pieces, in anything that the run wrote: logs, index, settings, crash files, the browser's profile. */
    private void canary(List<String> secrets) throws Exception {
        Canary canary = new Canary(secrets);
        Path keyrings = home.resolve(".local/share/keyrings");
        try (Stream<Path> files = Files.walk(Path.of(System.getenv("TRY_DESKTOP")))) {
            for (Path file : files.filter(Files::isRegularFile).filter(one -> !one.startsWith(keyrings)).toList()) {
                assertThat(canary.findIn(Files.readAllBytes(file))).as("in %s", file).isEmpty();
            }
        }
        Path commandLine = Path.of("/proc", String.valueOf(program.pid()), "cmdline");
        assertThat(canary.findIn(Files.readAllBytes(commandLine))).as("process arguments").isEmpty();
    }

    private String entry(String name) throws Exception {
        Matcher matcher = SECRET.matcher(keyringText());
        while (matcher.find()) {
            if (matcher.group(1).equals(name)) {
                return matcher.group(2);
            }
        }
        throw new AssertionError("no " + name + " in the keyring");
    }

    private List<String> secretsInTheKeyring() throws Exception {
        List<String> found = new ArrayList<>();
        SECRET.matcher(keyringText()).results().forEach(match -> found.add(match.group(2)));
        return found;
    }

    private static String keyringText() throws Exception {
        return Shell.run("secret-tool", "search", "--all", "service", "Stagepass Sandbox").replace("\\\"", "\"");
    }

    private String indexText() throws IOException {
        Path index = data.resolve("index.json");
        return Files.exists(index) ? Files.readString(index) : "";
    }

    private static String clipboard() throws Exception {
        return Shell.run("xclip", "-o", "-selection", "clipboard");
    }

    private static void key(String name) throws Exception {
        Shell.run("xdotool", "key", name);
        settle();
    }

    /** Waits until the screen has stopped changing, but for a blinking caret. */
    private static void settle() throws Exception {
        Path before = Files.createTempFile("before", ".png");
        Path after = Files.createTempFile("after", ".png");
        Patience.until("the screen to settle", 30, () -> {
            Shell.run("import", "-window", "root", before.toString());
            Shell.run("xdotool", "getmouselocation");
            Shell.run("import", "-window", "root", after.toString());
            int differing = differingPixels(before, after);
            return differing < A_CARET ? Optional.of(differing) : Optional.empty();
        });
        Files.delete(before);
        Files.delete(after);
    }

    private static int differingPixels(Path one, Path other) throws IOException {
        var first = javax.imageio.ImageIO.read(one.toFile());
        var second = javax.imageio.ImageIO.read(other.toFile());
        int differing = 0;
        for (int y = 0; y < first.getHeight(); y++) {
            for (int x = 0; x < first.getWidth(); x++) {
                if (first.getRGB(x, y) != second.getRGB(x, y)) {
                    differing++;
                }
            }
        }
        return differing;
    }

    private void picture(String name) throws Exception {
        Shell.run("import", "-window", "root", pictures.resolve(name + ".png").toString());
    }
}
