package app.stagepass.story;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.Canary;
import app.stagepass.sandbox.Endpoint;
import app.stagepass.sandbox.FakeBrowser;
import app.stagepass.sandbox.Fault;
import app.stagepass.sandbox.SandboxOptions;
import app.stagepass.sandbox.SandboxServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A bot's computer: no display, a real pseudo terminal, the real Secret Service, and a browser that does not get back. Needs
 * script (Debian: bsdutils) and what {@code packaging/linux/with-keyring} needs.
 */
@Tag("desktop")
@Timeout(240)
class TerminalStoryTest {

    @TempDir
    Path home;

    @Test
    void from_the_link_to_ctrl_c_and_the_next_start_without_a_terminal() throws Exception {
        Path data = Files.createDirectories(home.resolve("data/stagepass-sandbox"));
        Files.writeString(data.resolve("index.json"), "not an index");
        FakeBrowser browser = new FakeBrowser();
        String code;
        String state;
        try (PseudoTerminal terminal = PseudoTerminal.open(home, "--sandbox")) {
            terminal.await("No window here");
            assertThat(terminal.await("set aside")).isNotEmpty();
            chooseTheUsual(terminal);
            URI link = URI.create(terminal.await("http://localhost:7279/start/"));
            assertThat(terminal.await("ssh -L")).startsWith("ssh -L 7279:localhost:7279 -L 727")
                    .endsWith("pi@raspberrypi");
            terminal.await("(not shown): ");

            String address = browser.addressAfterAgreeing(link).toString();
            code = address.replaceAll(".*code=([^&]+).*", "$1");
            state = address.replaceAll(".*state=([^&]+).*", "$1");
            terminal.type(address.replace("state=" + state, "state=strangersstate"));
            terminal.await("another attempt");
            terminal.await("(not shown): ");
            terminal.type(address);
            terminal.await("Fetching the token");
            assertThat(terminal.await("@nightowl")).contains("\u001b[32m●\u001b[0m Valid until");

            terminal.type("help");
            terminal.await("reconnect NAME");
            terminal.type("check");
            terminal.await("Valid until");
            assertThat(terminal.all()).as("what is typed is seen again").contains("help").contains("check\r\n")
                    .doesNotContain(code, state, "strangersstate");
            terminal.pressCtrlC();
            assertThat(terminal.exitCode()).isEqualTo(130);
            assertThat(terminal.all()).contains("Stagepass ends", " echo ").doesNotContain("Exception", "\tat ");
        }
        try (Stream<Path> files = Files.list(data)) {
            assertThat(files).as("what was not understood is kept").anyMatch(file -> holds(file, "not an index"));
        }

        try (PseudoTerminal service = PseudoTerminal.withoutTerminal(home, "--sandbox")) {
            assertThat(service.await("@nightowl"))
                    .endsWith("▲ Not in the keyring; start Stagepass in a terminal and type reconnect nightowl");
            service.terminate();
            assertThat(service.exitCode()).isEqualTo(143);
            assertThat(service.all()).doesNotContain("\u001b").doesNotContain("Exception");
        }
    }

    @Test
    void without_a_keyring_tokens_are_kept_under_a_passphrase_that_stands_nowhere() throws Exception {
        String passphrase = "Klavier-Regen_77 Laterne";
        String shown;
        try (PseudoTerminal terminal = PseudoTerminal.withoutKeyring(home, "--sandbox")) {
            terminal.await("[f/s]: ");
            terminal.type("f");
            terminal.await("(empty: none): ");
            terminal.type(passphrase);
            terminal.await("once more: ");
            terminal.type(passphrase);
            terminal.await("kept in the encrypted file");
            chooseTheUsual(terminal);
            URI link = URI.create(terminal.await("http://localhost:7279/start/"));
            terminal.await("(not shown): ");
            terminal.type(new FakeBrowser().addressAfterAgreeing(link).toString());
            terminal.await("Valid until");
            terminal.type("quit");
            assertThat(terminal.exitCode()).isZero();
            shown = terminal.all();
        }
        try (PseudoTerminal terminal = PseudoTerminal.withoutKeyring(home, "--sandbox")) {
            terminal.await("leave it locked): ");
            terminal.type("Klavier-Regen_78 Laterne");
            terminal.await("the passphrase");
            terminal.await("leave it locked): ");
            terminal.type(passphrase);
            terminal.await("Valid until");
            terminal.type("lock");
            terminal.await("Locked; type unlock");
            terminal.type("unlock");
            terminal.await("leave it locked): ");
            terminal.type(passphrase);
            terminal.await("Valid until");
            terminal.type("quit");
            assertThat(terminal.exitCode()).isZero();
            shown += terminal.all();
        }
        Canary canary = new Canary(List.of(passphrase));
        assertThat(canary.findIn(shown)).isEmpty();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(canary.findIn(Files.readAllBytes(file))).as(file.toString()).isEmpty();
            }
        }
        assertThat(home.resolve("data/stagepass-sandbox/secrets.vault")).exists();
    }

    @Test
    void ctrl_c_while_it_waits_for_the_browser_leaves_the_terminal_as_it_was() throws Exception {
        try (PseudoTerminal terminal = PseudoTerminal.open(home, "--sandbox")) {
            chooseTheUsual(terminal);
            terminal.await("(not shown): ");
            terminal.pressCtrlC();
            assertThat(terminal.exitCode()).isEqualTo(130);
            assertThat(terminal.all()).contains(" echo ").doesNotContain("Try again", "Exception");
        }
    }

    @Test
    void ctrl_c_while_the_token_is_on_its_way_waits_for_it_and_keeps_it() throws Exception {
        CompletableFuture<Void> twitchAnswers = new CompletableFuture<>();
        try (SandboxServer twitch = SandboxServer.start(
                new SandboxOptions(0, Optional.empty(), Clock.systemUTC(), new SecureRandom()));
                PseudoTerminal terminal = PseudoTerminal.open(home, "--sandbox=" + twitch.base())) {
            twitch.breakIt(Endpoint.TOKEN, new Fault.Held(twitchAnswers), 1);
            chooseTheUsual(terminal);
            URI link = URI.create(terminal.await("http://localhost:7279/start/"));
            terminal.await("(not shown): ");
            terminal.type(new FakeBrowser().addressAfterAgreeing(link).toString());
            terminal.await("Fetching the token");
            terminal.pressCtrlC();
            terminal.await("Stagepass ends");
            twitchAnswers.complete(null);
            assertThat(terminal.exitCode()).isEqualTo(130);
            assertThat(Files.readString(home.resolve("data/stagepass-sandbox/index.json"))).contains("nightowl");
            assertThat(terminal.all()).contains(" echo ").doesNotContain("Exception");
        }
    }

    @Test
    void the_sandbox_chosen_at_the_first_start_does_not_explain_the_missing_window_twice() throws Exception {
        try (PseudoTerminal terminal = PseudoTerminal.withoutTerminal(home)) {
            terminal.await("There is nobody to ask here");
            terminal.await("/start/");
            assertThat(terminal.all().split("No window here", -1)).hasSize(2);
            terminal.terminate();
            assertThat(terminal.exitCode()).isEqualTo(143);
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return Files.isRegularFile(file) && Files.readString(file).equals(text);
        } catch (IOException e) {
            return false;
        }
    }

    /** By the browser, to read and write in chat. */
    private static void chooseTheUsual(PseudoTerminal terminal) throws Exception {
        terminal.await("come? [1]: ");
        terminal.type("");
        terminal.await("gives up [1]: ");
        terminal.type("");
    }
}
