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
import java.nio.file.NoSuchFileException;
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

/** Hands and eyes of a person at the real desktop: the program as a process, a real Chromium, the real Secret Service. */
abstract class OnDesktop {

    static final Path KEYRINGS = Path.of(System.getenv("HOME"), ".local/share/keyrings");
    static final int DEBUGGING_PORT = 9333;
    /** So many pixels may blink while a screen counts as still. */
    static final int A_CARET = 400;
    static final Pattern SECRET = Pattern.compile("\"(access|refresh|secret)\":\"([^\"]+)\"");

    private static final Pattern CODE_IN_AN_ADDRESS = Pattern.compile("oauth/callback\\?code=([a-z0-9]{30})");

    final HttpClient http = HttpClient.newHttpClient();
    final Path desktop = Path.of(System.getenv("TRY_DESKTOP"));
    final Path data = Path.of(System.getenv("XDG_DATA_HOME")).resolve("stagepass-sandbox");
    final Path pictures = Path.of("target", "story");
    final Set<String> everySecret = new LinkedHashSet<>();
    Optional<RunningProgram> running = Optional.empty();

    @AfterEach
    void end() throws Exception {
        if (running.isPresent()) {
            running.get().close();
            running = Optional.empty();
        }
    }

    final void signIn() throws Exception {
        key("ctrl+n");
        settle();
        key("Return");
        agreeInTheBrowser();
        Patience.until("the card", 60, () -> Optional.of(indexText()).filter(text -> text.contains("nightowl")));
        settle();
        key("Return");
    }

    final void remove(RunningProgram program) throws Exception {
        program.click("More");
        program.click("Remove…");
        settle();
        picture("13-remove");
        program.click("Remove");
        Patience.until("an index without the account", 30,
                () -> Optional.of(indexText()).filter(text -> !text.contains("\"login\"")));
    }

    final RunningProgram start(String... arguments) throws Exception {
        RunningProgram program = RunningProgram.start(arguments);
        running = Optional.of(program);
        Patience.until("the window", 90, () -> Optional.of(windows()).filter(ids -> !ids.isBlank()));
        program.awaitText("Tokens are never shown on screen");
        raiseTheWindow();
        settle();
        return program;
    }

    /** Returns the address at which Twitch's stand-in is to be met. */
    final URI openTheControlPage(RunningProgram program) throws Exception {
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
    static String windows() throws Exception {
        return Shell.run("xdotool", "search", "--onlyvisible", "--name", "^Stagepass – sandbox");
    }

    static void raiseTheWindow() throws Exception {
        String window = Patience.until("a window of ours", 30, () -> windows().strip().lines().findFirst());
        Shell.run("xdotool", "windowactivate", "--sync", window);
    }

    /** Agrees and comes back to the window. Returns the address at which Twitch's stand-in was met. */
    final URI agreeInTheBrowser() throws Exception {
        URI consent = agreeAndStayInTheBrowser();
        raiseTheWindow();
        return consent;
    }

    final URI agreeAndStayInTheBrowser() throws Exception {
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
        return consent;
    }

    /** No secret, whole or in pieces, in what the windows hold, in the process's arguments, or in any file. */
    final void nothingSecretIsAnywhere(RunningProgram program) throws Exception {
        nothingSecretIsInWindowsAndArguments(program);
        nothingSecretInFiles();
    }

    final void nothingSecretIsInWindowsAndArguments(RunningProgram program) throws Exception {
        Canary canary = new Canary(collectSecrets());
        List<String> texts = program.allTexts();
        assertThat(texts).as("the windows").contains("Refresh")
                .anyMatch(text -> text.contains("@nightowl"))
                .allSatisfy(text -> assertThat(canary.findIn(text)).isEmpty());
        Path commandLine = Path.of("/proc", String.valueOf(program.pid()), "cmdline");
        assertThat(canary.findIn(Files.readAllBytes(commandLine))).as("process arguments").isEmpty();
    }

    /** Nor in anything that the run wrote: logs, index, settings, crash files, the browser's profile. */
    final void nothingSecretInFiles() throws Exception {
        nothingSecretInFilesBut(KEYRINGS);
    }

    final void nothingSecretInFilesBut(Path... spared) throws Exception {
        Canary canary = new Canary(everySecret);
        for (Path file : filesUnder(desktop)) {
            if (Stream.of(spared).noneMatch(file::startsWith)) {
                assertThat(canary.findIn(bytesOf(file))).as("in %s", file).isEmpty();
            }
        }
    }

    /** Codes of sign-ins in addresses that the browser remembers. */
    final Set<String> codesInTheBrowser() throws IOException {
        Set<String> codes = new TreeSet<>();
        for (Path file : filesUnder(desktop.resolve("chromium"))) {
            Matcher matcher = CODE_IN_AN_ADDRESS
                    .matcher(new String(bytesOf(file), StandardCharsets.ISO_8859_1));
            while (matcher.find()) {
                codes.add(matcher.group(1));
            }
        }
        return codes;
    }

    final int statusOfValidate(URI twitch, String access) throws Exception {
        return http.send(HttpRequest.newBuilder(twitch.resolve("/oauth2/validate"))
                .header("Authorization", "OAuth " + access).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static byte[] bytesOf(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return new byte[0]; // a browser that has just started clears up
        }
    }

    /** Those that go while we look were temporary. */
    static List<Path> filesUnder(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).filter(Files::isReadable).toList();
        }
    }

    final String entry(String name) throws Exception {
        Matcher matcher = SECRET.matcher(keyringText());
        while (matcher.find()) {
            if (matcher.group(1).equals(name)) {
                return matcher.group(2);
            }
        }
        throw new AssertionError("no " + name + " in the keyring");
    }

    /** Every secret that was in the keyring at one of these looks. */
    final List<String> collectSecrets() throws Exception {
        SECRET.matcher(keyringText()).results().forEach(match -> everySecret.add(match.group(2)));
        return new ArrayList<>(everySecret);
    }

    static String keyringText() throws Exception {
        return Shell.run("secret-tool", "search", "--all", "service", "Stagepass Sandbox").replace("\\\"", "\"");
    }

    final String indexText() throws IOException {
        Path index = data.resolve("index.json");
        return Files.exists(index) ? Files.readString(index) : "";
    }

    static String clipboard() throws Exception {
        return Shell.run("xclip", "-o", "-selection", "clipboard");
    }

    static void key(String name) throws Exception {
        Shell.run("xdotool", "key", name);
        settle();
    }

    /** Waits until the screen has stopped changing, but for a blinking caret. */
    static void settle() throws Exception {
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

    static int differingPixels(Path one, Path other) throws IOException {
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

    final void picture(String name) throws Exception {
        Shell.run("import", "-window", "root", pictures.resolve(name + ".png").toString());
    }
}
