package app.stagepass.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.Program;
import app.stagepass.oauth.Cancellation;
import app.stagepass.sandbox.SandboxClient;
import app.stagepass.sandbox.Switches;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientType;
import app.stagepass.token.RedirectUri;
import app.stagepass.token.RegistrationId;
import app.stagepass.token.ScopeCatalog;
import app.stagepass.token.TokenKind;
import app.stagepass.token.UserCode;
import app.stagepass.words.Failures;
import app.stagepass.words.Messages;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On a server without a browser: a code that is shown on request and forgotten again, and tokens that need nobody. */
@Timeout(60)
class TerminalDeviceTest {

    private static final Messages MESSAGES = new Messages(Locale.ENGLISH);

    @TempDir
    Path folder;

    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private Program program;
    private ClientRegistration open;

    @BeforeEach
    void a_public_application() throws Exception {
        program = new Program(folder);
        program.twitch.set(Switches.DEFAULT.askedByDevicesEvery(1));
        SandboxClient known = program.twitch.register("Open bot", ClientType.PUBLIC, Program.SECRET,
                List.of("http://localhost:1/"));
        open = new ClientRegistration(RegistrationId.random(), "Open bot", known.id(), ClientType.PUBLIC,
                new RedirectUri("http://localhost:1/"));
    }

    @AfterEach
    void close() {
        workers.shutdownNow();
        program.close();
    }

    private Future<Boolean> adding(ScriptedConsole console) {
        Failures failures = new Failures(MESSAGES);
        TerminalSignIn signIn = new TerminalSignIn(console, MESSAGES, failure -> failures.ofAny(failure).title(),
                program.signIn, program.admission,
                new Applications(console, MESSAGES, failure -> failures.ofAny(failure).title(),
                        program.registrations),
                new ScopeQuestion(console, MESSAGES, ScopeCatalog.load()),
                new Tunnel(Map.of(), "raspberrypi", List.of()), new Cancellation());
        return workers.submit(signIn::add);
    }

    private String code() {
        return program.secrets.stream().filter(UserCode.class::isInstance).findFirst().orElseThrow().reveal();
    }

    private URI page(String code) {
        return program.twitch.oauth().resolve("/activate?device-code=" + code);
    }

    private static boolean soon(Future<Boolean> future) throws Exception {
        return future.get(30, TimeUnit.SECONDS);
    }

    @Test
    void link_code_and_picture_are_shown_on_request_leave_no_trace_and_the_account_is_confirmed() throws Exception {
        program.registrations.save(open, Optional.empty());
        ScriptedConsole console = new ScriptedConsole(true, "chat:read", "y");
        Future<Boolean> adding = adding(console);
        console.await("Type show");
        assertThat(console.seen).noneMatch(line -> line.contains(code()));
        console.typeHidden("show");
        String shown = console.await("Scan this");
        assertThat(shown).contains(code(), page(code()).toString(), "█");
        console.typeHidden("");
        program.browser.decideOnDevice(page(code()));

        assertThat(soon(adding)).isTrue();
        assertThat(console.seen).anyMatch(line -> line.contains("@nightowl (NightOwl) agreed"));
        assertThat(console.scrollback).noneMatch(line -> line.contains(code()));
        assertThat(program.onlyCard().credential().account().login()).isEqualTo("nightowl");
    }

    @Test
    void an_account_that_is_not_confirmed_is_ended_at_twitch_and_not_stored() throws Exception {
        program.registrations.save(open, Optional.empty());
        ScriptedConsole console = new ScriptedConsole(true, "chat:read", "n");
        Future<Boolean> adding = adding(console);
        console.await("Type show");
        program.browser.decideOnDevice(page(code()));

        assertThat(soon(adding)).isFalse();
        assertThat(console.seen).anyMatch(line -> line.contains("The token of @nightowl was ended"));
        assertThat(program.credentials.snapshots()).isEmpty();
    }

    @Test
    void it_can_be_given_up_with_the_page_open() throws Exception {
        program.registrations.save(open, Optional.empty());
        ScriptedConsole console = new ScriptedConsole(true, "chat:read");
        Future<Boolean> adding = adding(console);
        console.await("Type show");
        console.typeHidden("show", "", "cancel");
        assertThat(soon(adding)).isFalse();
        assertThat(console.scrollback).noneMatch(line -> line.contains(code()));
    }

    @Test
    void a_terminal_that_cannot_forget_does_not_show_it() throws Exception {
        program.registrations.save(open, Optional.empty());
        ScriptedConsole console = new ScriptedConsole(true, "chat:read");
        console.canForget = false;
        Future<Boolean> adding = adding(console);
        console.typeHidden("show");
        console.await("could not forget");
        console.typeHidden("cancel");
        assertThat(soon(adding)).isFalse();
        assertThat(console.seen).noneMatch(line -> line.contains(code()));
    }

    @Test
    void without_anybody_to_see_and_confirm_it_no_code_is_asked_for() throws Exception {
        program.registrations.save(open, Optional.empty());
        ScriptedConsole console = new ScriptedConsole(false);
        assertThat(soon(adding(console))).isFalse();
        assertThat(console.seen).anyMatch(line -> line.contains("needs a terminal with somebody at it"));
        assertThat(program.secrets).noneMatch(UserCode.class::isInstance);
    }

    @Test
    void an_applications_own_token_is_a_way_of_its_own_and_asks_for_no_scopes() throws Exception {
        program.knowsTheApplication();
        ScriptedConsole console = new ScriptedConsole(true);
        console.chooseWays("7", "4");
        assertThat(soon(adding(console))).isTrue();
        assertThat(console.seen).anyMatch(line -> line.contains("from 1 to 4"));
        assertThat(program.onlyCard().credential().kind()).isEqualTo(TokenKind.APP);
    }

    @Test
    void an_application_without_a_secret_is_taken_for_public() {
        ScriptedConsole console = new ScriptedConsole(true, "Open bot", "abc123", "");
        console.typeHidden("");
        RegistrationQuestions.Answers answers = new RegistrationQuestions(console, MESSAGES,
                (_, _) -> Optional.empty()).ask(Optional.empty())
                .orElseThrow();
        assertThat(answers.registration().type()).isEqualTo(ClientType.PUBLIC);
        assertThat(answers.secret()).isEmpty();
    }
}
