package app.stagepass.story;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.Canary;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
    private static final Pattern CODE_IN_AN_ADDRESS = Pattern.compile("oauth/callback\\?code=([a-z0-9]{30})");

    /** Where the panel of try-desktop shows the only picture in its tray. */
    private static final String TRAY_X = "1262";
    private static final String TRAY_Y = "16";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path desktop = Path.of(System.getenv("TRY_DESKTOP"));
    private final Path data = Path.of(System.getenv("XDG_DATA_HOME")).resolve("stagepass-sandbox");
    private final Path pictures = Path.of("target", "story");
    private final Set<String> everySecret = new LinkedHashSet<>();
    private Optional<RunningProgram> running = Optional.empty();

    @AfterEach
    void end() throws Exception {
        if (running.isPresent()) {
            running.get().close();
            running = Optional.empty();
        }
    }

    @Test
    void from_the_first_start_to_the_last_removal() throws Exception {
        Files.createDirectories(pictures);
        RunningProgram program = start("--sandbox");
        picture("1-first-run");

        key("ctrl+n");
        program.awaitText("What may this token do?");
        settle();
        picture("2-scopes");
        key("Return");
        agreeInTheBrowser();
        Patience.until("the card", 60, () -> Optional.of(indexText()).filter(text -> text.contains("nightowl")));
        settle();
        picture("4-done");
        key("Return");
        picture("4-card");
        assertThat(collectSecrets()).as("secret-tool finds access and refresh token, and the client secret")
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
        nothingSecretIsAnywhere(program);

        end();
        program = start("--sandbox");
        picture("7-next-morning");
        URI twitch = openTheControlPage(program); // at another port than yesterday, if somebody took that
        assertThat(entry("access")).as("the same token as yesterday").isEqualTo(access);

        program.click("Refresh");
        Patience.until("another access token in the keyring", 30,
                () -> Optional.of(entry("access")).filter(now -> !now.equals(access)));
        String fresh = entry("access");
        assertThat(statusOfValidate(twitch, fresh)).isEqualTo(200);
        settle();
        picture("8-refreshed");
        program.click("Validate");
        settle();
        program.click("Menu");
        program.click("Theme");
        program.click("Dark");
        settle();
        picture("9-dark");
        nothingSecretIsAnywhere(program);

        program.click("More");
        program.click("Revoke…");
        settle();
        picture("10-revoke");
        program.click("Revoke");
        program.awaitText("The token has ended");
        picture("11-revoked");
        assertThat(statusOfValidate(twitch, fresh)).as("dead at Twitch").isEqualTo(401);
        program.click("Done");
        settle();
        picture("12-card-of-a-revoked-token");

        whatTheBrowserRemembersIsDead(twitch);

        remove(program);
        assertThat(keyringText()).contains("\"secret\"").doesNotContain("\"access\"").doesNotContain("\"refresh\"");
        settle();
        picture("14-empty-again");

        program.crash();
        try (Stream<Path> files = Files.walk(desktop)) {
            assertThat(files.map(Path::toString)).as("the file that tells of the crash")
                    .anyMatch(file -> file.contains("hs_err_"));
        }
        nothingSecretInFiles();
    }

    @Test
    void the_tray_keeps_it_running_and_a_dead_login_is_told_once() throws Exception {
        Files.createDirectories(pictures);
        Shell.run("desktop-part", "start", "xfce4-panel");
        RunningProgram program = start("--sandbox");
        try (BusTraffic traffic = BusTraffic.recordInto(desktop.resolve("bus-traffic"), program.pid())) {
            signIn();
            program.click("Open its control page");
            try (ChromiumPage control = ChromiumPage.at(DEBUGGING_PORT, address -> address.contains("/control"))) {
                control.awaitText("Sandbox");
                raiseTheWindow();
                key("alt+F4");
                Patience.until("the window to go", 30, () -> Optional.of(windows()).filter(String::isBlank));
                traffic.await("Stagepass stays in the tray");
                picture("30-in-the-tray");
                control.evaluate("document.querySelector('form:has(input[value=disconnect]) button,"
                        + "button[value=disconnect]').click()");
                control.awaitText("Sandbox");
            }
            Shell.run("xdotool", "mousemove", "--sync", TRAY_X, TRAY_Y, "click", "3");
            settle();
            picture("31-tray-menu");
            Shell.run("xdotool", "key", "Escape");
            Shell.run("xdotool", "mousemove", "--sync", TRAY_X, TRAY_Y, "click", "1");
            Patience.until("the window to come back", 30, () -> Optional.of(windows()).filter(ids -> !ids.isBlank()));
            raiseTheWindow();
            program.click("Validate");
            traffic.await("@nightowl: Disconnected on Twitch"); // the menu says so too
            traffic.await("The application was disconnected there");
            settle();
            picture("32-told");
            nothingSecretIsAnywhere(program);

            program.click("Reconnect");
            settle();
            key("Return");
            agreeInTheBrowser();
            traffic.await("member=CloseNotification");
            assertThat(traffic.count("@nightowl: Disconnected on Twitch")).as("told once, and in the menu")
                    .isPositive();
            program.click("Done");
            settle();
            picture("33-taken-back");
            remove(program);
            collectSecrets();
            nothingSecretInFiles();
        } finally {
            Shell.run("desktop-part", "stop", "xfce4-panel");
        }
    }

    private void signIn() throws Exception {
        key("ctrl+n");
        settle();
        key("Return");
        agreeInTheBrowser();
        Patience.until("the card", 60, () -> Optional.of(indexText()).filter(text -> text.contains("nightowl")));
        settle();
        key("Return");
    }

    @Test
    void a_stand_in_in_a_process_of_its_own() throws Exception {
        Files.createDirectories(pictures);
        try (RunningProgram standIn = RunningProgram.start("--sandbox-server")) {
            String flag = standIn.line("Stagepass with it: ").replace("Stagepass with it: ", "");
            RunningProgram program = start(flag);
            key("ctrl+n");
            settle();
            key("Return");
            URI twitch = agreeInTheBrowser();
            assertThat(flag).endsWith(":" + twitch.getPort());
            Patience.until("the card", 60, () -> Optional.of(indexText()).filter(text -> text.contains("nightowl")));
            assertThat(statusOfValidate(twitch, entry("access"))).isEqualTo(200);
            settle();
            picture("20-stand-in-elsewhere");
            program.click("Done");
            settle();
            remove(program);
        }
    }

    private void remove(RunningProgram program) throws Exception {
        program.click("More");
        program.click("Remove…");
        settle();
        picture("13-remove");
        program.click("Remove");
        Patience.until("an index without the account", 30,
                () -> Optional.of(indexText()).filter(text -> !text.contains("nightowl")));
    }

    private RunningProgram start(String... arguments) throws Exception {
        RunningProgram program = RunningProgram.start(arguments);
        running = Optional.of(program);
        Patience.until("the window", 90, () -> Optional.of(windows()).filter(ids -> !ids.isBlank()));
        program.awaitText("Tokens are never shown on screen");
        raiseTheWindow();
        settle();
        return program;
    }

    /** Returns the address at which Twitch's stand-in is to be met. */
    private URI openTheControlPage(RunningProgram program) throws Exception {
        program.click("Open its control page");
        try (ChromiumPage page = ChromiumPage.at(DEBUGGING_PORT, address -> address.contains("/control"))) {
            page.awaitText("Sandbox");
            settle();
            picture("7-control-page");
            URI origin = URI.create(page.evaluate("location.origin"));
            page.evaluate("location.href = 'about:blank'");
            raiseTheWindow();
            return origin;
        }
    }

    /** Those of ours that are to be seen. */
    private static String windows() throws Exception {
        return Shell.run("xdotool", "search", "--onlyvisible", "--name", "^Stagepass – sandbox");
    }

    private static void raiseTheWindow() throws Exception {
        String window = Patience.until("a window of ours", 30, () -> windows().strip().lines().findFirst());
        Shell.run("xdotool", "windowactivate", "--sync", window);
    }

    /** Returns the address at which Twitch's stand-in was met. */
    private URI agreeInTheBrowser() throws Exception {
        URI consent;
        try (ChromiumPage page = ChromiumPage.at(DEBUGGING_PORT, address -> address.contains("/oauth2/authorize"))) {
            page.awaitText("Sandbox");
            settle();
            picture("3-consent");
            consent = URI.create(page.evaluate("location.origin"));
            page.evaluate("document.querySelector('button[value=authorize]').click()");
        }
        try (ChromiumPage page = ChromiumPage.at(DEBUGGING_PORT, address -> address.contains("/oauth/callback/done"))) {
            page.awaitText("close this tab");
            assertThat(page.evaluate("location.href")).doesNotContain("code=").doesNotContain("state=");
            picture("3-connected");
            page.evaluate("location.href = 'about:blank'"); // so that the next sign-in's page is the only one
        }
        raiseTheWindow();
        return consent;
    }

    /** No secret, whole or in pieces, in what the windows hold, in the process's arguments, or in any file. */
    private void nothingSecretIsAnywhere(RunningProgram program) throws Exception {
        Canary canary = new Canary(collectSecrets());
        List<String> texts = program.allTexts();
        assertThat(texts).as("the windows").contains("Refresh")
                .anyMatch(text -> text.contains("@nightowl"))
                .allSatisfy(text -> assertThat(canary.findIn(text)).isEmpty());
        Path commandLine = Path.of("/proc", String.valueOf(program.pid()), "cmdline");
        assertThat(canary.findIn(Files.readAllBytes(commandLine))).as("process arguments").isEmpty();
        nothingSecretInFiles();
    }

    /** Nor in anything that the run wrote: logs, index, settings, crash files, the browser's profile. */
    private void nothingSecretInFiles() throws Exception {
        Canary canary = new Canary(everySecret);
        Path keyrings = Path.of(System.getenv("HOME"), ".local/share/keyrings");
        for (Path file : filesUnder(desktop)) {
            if (!file.startsWith(keyrings)) {
                assertThat(canary.findIn(Files.readAllBytes(file))).as("in %s", file).isEmpty();
            }
        }
    }

    /**
     * A browser keeps the addresses of redirects in its history, and nothing that a server answers changes that. What it keeps is
     * spent: Twitch gives a code's tokens out once (RFC 6749 section 4.1.2), and not without the client secret.
     */
    private void whatTheBrowserRemembersIsDead(URI twitch) throws Exception {
        Set<String> codes = new TreeSet<>();
        for (Path file : filesUnder(desktop.resolve("chromium"))) {
            Matcher matcher = CODE_IN_AN_ADDRESS
                    .matcher(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            while (matcher.find()) {
                codes.add(matcher.group(1));
            }
        }
        assertThat(codes).as("the search finds what is there").isNotEmpty();
        for (String code : codes) {
            HttpResponse<String> answer = http.send(HttpRequest.newBuilder(twitch.resolve("/oauth2/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "grant_type=authorization_code&code=" + code + "&client_id=sandboxconfidential00000000001"
                                    + "&redirect_uri=http%3A%2F%2Flocalhost%3A7279%2Foauth%2Fcallback&client_secret="
                                    + entry("secret")))
                    .build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("Invalid authorization code");
        }
    }

    private int statusOfValidate(URI twitch, String access) throws Exception {
        return http.send(HttpRequest.newBuilder(twitch.resolve("/oauth2/validate"))
                .header("Authorization", "OAuth " + access).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** Those that go while we look were temporary. */
    private static List<Path> filesUnder(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).filter(Files::isReadable).toList();
        }
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

    /** Every secret that was in the keyring at one of these looks. */
    private List<String> collectSecrets() throws Exception {
        SECRET.matcher(keyringText()).results().forEach(match -> everySecret.add(match.group(2)));
        return new ArrayList<>(everySecret);
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
