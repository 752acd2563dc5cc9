package app.stagepass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.stagepass.log.LogSetup;
import app.stagepass.log.Redactor;
import app.stagepass.sandbox.Endpoint;
import app.stagepass.sandbox.Fault;
import app.stagepass.sandbox.FakeBrowser.Intention;
import app.stagepass.token.AuthorizationCode;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.Nonce;
import app.stagepass.token.Secret;
import app.stagepass.watch.Incident;
import app.stagepass.watch.Warning;
import app.stagepass.words.Words;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.System.Logger.Level;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** No piece of any secret of a run is in anything that the run wrote, showed or threw; and the search would have found it. */
@Timeout(60)
class CanaryTest {

    private static final String SECRET = "k3p7/x9+qz=Ww8R2tY6uJ4mN1bV5cL0sD";

    @Test
    void the_search_finds_any_eight_characters_in_every_writing() {
        Canary canary = new Canary(List.of(SECRET));
        String piece = SECRET.substring(5, 13);
        assertThat(canary.findIn("… " + piece + " …")).isPresent();
        assertThat(canary.findIn("a=" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8))).isPresent();
        for (String before : List.of("", "a", "ab", "abc")) {
            String text = Base64.getEncoder()
                    .encodeToString((before + SECRET + "tail").getBytes(StandardCharsets.UTF_8));
            assertThat(canary.findIn(text)).as("Base64 after %s", before).isPresent();
        }
        StringBuilder escaped = new StringBuilder();
        SECRET.chars().forEach(c -> escaped.append(String.format("\\u%04x", c)));
        assertThat(canary.findIn(escaped.toString())).isPresent();
        assertThat(canary.findIn(SECRET.substring(0, 7))).isEmpty();
    }

    @Test
    void a_run_with_everything_that_can_go_wrong_leaks_nothing(@TempDir Path folder) throws Exception {
        Redactor redactor = new Redactor();
        List<Object> shown = new ArrayList<>();
        List<Secret> secrets;
        try (LogSetup _ = LogSetup.into(folder.resolve("log"), redactor); Program program = new Program(folder)) {
            program.knowsTheApplication();
            shown.add(program.signIn("chat:read", "chat:edit"));
            program.browser.lastPage();
            shown.add(program.onlyCard());
            program.validator.renew(program.onlyCard().id());
            program.restart();
            for (Endpoint endpoint : List.of(Endpoint.TOKEN, Endpoint.VALIDATE)) {
                for (Fault fault : List.of(new Fault.Truncated(), new Fault.Malformed(), new Fault.WrongTypes(),
                        new Fault.Reset(true), new Fault.Status(500, Optional.empty()))) {
                    program.twitch.breakIt(endpoint, fault, 0);
                    shown.add(stackTrace(catchThrowable(() -> program.signIn("chat:read"))));
                    program.browser.lastPage();
                    program.twitch.mend();
                }
            }
            program.browser.will(Intention.CANCEL);
            shown.add(stackTrace(catchThrowable(() -> program.signIn("chat:read"))));
            program.browser.lastPage();
            program.registrations.save(program.app, Optional.of(new ClientSecret("wrongwrongwrongwrong")));
            program.browser.will(Intention.AGREE);
            shown.add(stackTrace(catchThrowable(() -> program.signIn("chat:read"))));
            program.browser.lastPage();
            shown.add(program.vault.tokensOf(program.credentials.snapshots().getFirst().id()).orElseThrow());
            shown.addAll(program.credentials.snapshots());
            shown.addAll(onTheDesktop(program));
            // The consent page is Twitch's, and its form's one-time value is not ours.
            program.browser.pages().stream().filter(page -> page.contains("<span>Stagepass</span>"))
                    .forEach(shown::add);
            secrets = List.copyOf(program.secrets);
            secrets.forEach(secret -> redactor.watch(secret.reveal()));
            System.getLogger("planted").log(Level.WARNING, "planted {0}", secrets.getFirst().reveal());
        }
        assertThat(secrets).hasSizeGreaterThan(30).hasAtLeastOneElementOfType(Nonce.class)
                .hasAtLeastOneElementOfType(AuthorizationCode.class);
        Canary canary = new Canary(secrets.stream().map(Secret::reveal).toList());
        assertThat(shown).hasSizeGreaterThan(20).allSatisfy(one -> assertThat(canary.findIn(one.toString())).isEmpty());
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all).extracting(path -> path.getFileName().toString()).contains("index.json", "sandbox.json",
                    "stagepass.0.log");
            for (Path file : all) {
                assertThat(canary.findIn(Files.readAllBytes(file))).as("in %s", file.getFileName()).isEmpty();
            }
        }
        assertThat(Files.readString(folder.resolve("log/stagepass.0.log"))).as("the log is not empty")
                .contains("planted");
    }

    /** The tray with its menu, and the notifications, while every token of the program is dead. */
    private static List<Object> onTheDesktop(Program program) {
        Words words = Words.of(Locale.ENGLISH, program.clock, ZoneOffset.UTC);
        List<Object> shown = new ArrayList<>();
        TrayFaces faces = new TrayFaces(words, false,
                new TrayFaces.Actions(_ -> {}, (_, _) -> {}, () -> {}, new TrayFaces.Lock(() -> true, () -> {}),
                        () -> {},
                        () -> {}));
        shown.add(faces.of(program.credentials.snapshots()));
        program.twitch.disconnect(_ -> true);
        program.credentials.snapshots().forEach(one -> program.validator.check(one.id()));
        shown.add(faces.of(program.credentials.snapshots()));
        Shade shade = new Shade();
        DesktopWarnings board = new DesktopWarnings(shade, words, _ -> {});
        List<Incident> dead = program.credentials.snapshots().stream().<Incident>map(Incident.NeedsYou::new).toList();
        board.show(new Warning(1, dead));
        dead.forEach(one -> board.show(new Warning(2 + dead.indexOf(one), List.of(one))));
        assertThat(shade.showing()).hasSize(1 + dead.size()).anyMatch(one -> one.title().contains("@nightowl"));
        shown.addAll(shade.showing());
        return shown;
    }

    private static String stackTrace(Throwable thrown) {
        assertThat(thrown).isNotNull();
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
