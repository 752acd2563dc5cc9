package app.stagepass.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.Program;
import app.stagepass.oauth.Cancellation;
import app.stagepass.sandbox.FakeBrowser.Intention;
import app.stagepass.token.AuthorizationCode;
import app.stagepass.token.ClientId;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientType;
import app.stagepass.token.RedirectUri;
import app.stagepass.token.RegistrationId;
import app.stagepass.token.Scope;
import app.stagepass.token.ScopeCatalog;
import app.stagepass.watch.TokenWatch;
import app.stagepass.words.Failures;
import app.stagepass.words.Messages;
import app.stagepass.words.Words;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same job without a window. */
@Timeout(60)
class TerminalTest {

    private static final Messages MESSAGES = new Messages(Locale.ENGLISH);

    private final Cancellation ended = new Cancellation();
    private final ScriptedLocking locking = new ScriptedLocking();
    private final ScriptedMoves moves = new ScriptedMoves();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor();
    private Program program;
    private TokenWatch watch;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        program = new Program(folder);
        watch = new TokenWatch(program.credentials, program.vault, program.validator, program.clock, ticker, workers);
    }

    @AfterEach
    void close() {
        watch.close();
        ticker.shutdownNow();
        workers.shutdownNow();
        program.close();
    }

    private TerminalProgram terminal(ScriptedConsole console) {
        Failures failures = new Failures(MESSAGES);
        ended.onCancel(console::close);
        return new TerminalProgram(new TerminalProgram.Parts(console,
                Words.of(Locale.ENGLISH, program.clock, ZoneOffset.UTC), program.clock,
                failure -> failures.ofAny(failure).title(), program.credentials, program.registrations,
                ScopeCatalog.load(), program.signIn, program.admission, watch,
                new Tunnel(Map.of("USER", "pi"), "raspberrypi", List.of()), locking,
                new MoveCommands(console, MESSAGES, moves), program.importing()), ended);
    }

    private boolean connect(ScriptedConsole console) {
        return terminal(console).connect();
    }

    private Future<Boolean> connecting(ScriptedConsole console) {
        program.browser.will(Intention.NONE);
        return inBackground(() -> connect(console));
    }

    private <T> Future<T> inBackground(Callable<T> work) {
        return workers.submit(work);
    }

    private static <T> T soon(Future<T> future) throws Exception {
        return future.get(20, TimeUnit.SECONDS);
    }

    /** By hand: the browser must go on opening nothing by itself, or it would spend the next link before the person does. */
    private URI agree(URI link) throws Exception {
        return program.browser.addressAfterAgreeing(link);
    }

    private static String state(URI address) {
        return address.getRawQuery().replaceAll(".*state=([^&]+).*", "$1");
    }

    @Test
    void the_first_run_asks_which_of_two_ways() {
        assertThat(new FirstChoice(new ScriptedConsole(true, "x", "1"), MESSAGES).ask())
                .isEqualTo(FirstChoice.Way.CONNECT);
        assertThat(new FirstChoice(new ScriptedConsole(true, "2"), MESSAGES).ask()).isEqualTo(FirstChoice.Way.SANDBOX);
        assertThat(new FirstChoice(new ScriptedConsole(true, "3"), MESSAGES).ask()).isEqualTo(FirstChoice.Way.UNPACK);
        ScriptedConsole ends = new ScriptedConsole(true);
        ends.close();
        assertThat(new FirstChoice(ends, MESSAGES).ask()).isEqualTo(FirstChoice.Way.QUIT);
    }

    @Test
    void with_nobody_to_ask_it_is_the_sandbox() {
        ScriptedConsole console = new ScriptedConsole(false);
        assertThat(new FirstChoice(console, MESSAGES).ask()).isEqualTo(FirstChoice.Way.SANDBOX);
        assertThat(console.seen).hasSize(1);
    }

    @Test
    void an_application_is_asked_for_field_by_field_and_the_secret_is_not_seen() {
        ScriptedConsole console = new ScriptedConsole(true, "", "Overlay tools", "not an id!", "abc123",
                "ftp://nowhere",
                "");
        console.typeHidden("has a space", "topsecretvalue");
        RegistrationQuestions.Answers answers = new RegistrationQuestions(console, MESSAGES,
                (_, _) -> Optional.empty()).ask(Optional.empty())
                .orElseThrow();
        assertThat(answers.registration().name()).isEqualTo("Overlay tools");
        assertThat(answers.registration().type()).isEqualTo(ClientType.CONFIDENTIAL);
        assertThat(answers.registration().redirectUri()).isEqualTo(RedirectUri.DEFAULT);
        assertThat(answers.secret().orElseThrow().matches("topsecretvalue")).isTrue();
        assertThat(console.seen).noneMatch(line -> line.contains("topsecretvalue"));
    }

    @Test
    void a_client_id_that_another_application_has_is_not_taken() throws Exception {
        program.knowsTheApplication();
        program.registrations.save(new ClientRegistration(RegistrationId.random(), "Chat bot", new ClientId("abc123"),
                ClientType.PUBLIC, RedirectUri.DEFAULT), Optional.empty());
        ScriptedConsole console = new ScriptedConsole(true, "", "abc123", "", "");
        console.typeHidden("");
        RegistrationQuestions.Answers answers = new RegistrationQuestions(console, MESSAGES,
                program.registrations::twin).ask(Optional.of(program.app)).orElseThrow();
        assertThat(answers.registration()).isEqualTo(program.app);
        assertThat(console.seen).anyMatch(line -> line.contains("registered as Chat bot"));
    }

    @Test
    void signing_in_prints_the_link_and_the_tunnel_and_stores_the_token() throws Exception {
        program.knowsTheApplication();
        ScriptedConsole console = new ScriptedConsole(true, "chat:read, nonsense", "n", "bits:read");
        assertThat(connect(console)).isTrue();
        assertThat(program.onlyCard().facts().scopes()).containsExactly(new Scope("bits:read"));
        int port = program.app.redirectUri().port();
        assertThat(console.seen).anyMatch(line -> line.strip().matches("http://localhost:[0-9]+/start/[\\w-]+"))
                .contains("  ssh -L " + port + ":localhost:" + port + " pi@raspberrypi");
    }

    @Test
    void an_address_pasted_from_a_browser_that_does_not_get_back_signs_in_and_is_seen_nowhere() throws Exception {
        program.knowsTheApplication();
        ScriptedConsole console = new ScriptedConsole(true, "");
        Future<Boolean> connected = connecting(console);
        URI address = agree(console.awaitLink());
        console.await("not shown");
        assertThat(console.isHiding()).isTrue();
        console.typeHidden(address.toString());
        assertThat(soon(connected)).isTrue();
        assertThat(console.isHiding()).isFalse();
        assertThat(program.onlyCard().credential().account().login()).isEqualTo("nightowl");
        assertThat(program.secrets).as("the search looks for the right things")
                .anyMatch(secret -> secret instanceof AuthorizationCode)
                .anyMatch(secret -> secret.matches(state(address)));
        assertThat(console.seen).allSatisfy(line -> assertThat(line).doesNotContain(state(address))
                .doesNotContain(address.getRawQuery().replaceAll(".*code=([^&]+).*", "$1")));
    }

    @Test
    void an_address_of_another_attempt_is_refused_in_words_and_the_browser_is_waited_for_still() throws Exception {
        program.knowsTheApplication();
        ScriptedConsole console = new ScriptedConsole(true, "");
        Future<Boolean> connected = connecting(console);
        URI link = console.awaitLink();
        URI redirect = program.app.redirectUri().uri();
        console.typeHidden(redirect + "?code=oldcodeoldcodeoldcodeoldcodeol&state=oldstateoldstate");
        assertThat(console.await("another attempt")).contains("not shown").doesNotContain("oldcode", "oldstate");
        console.typeHidden("hunter2");
        assertThat(console.await("is not the address")).doesNotContain("hunter2");
        console.typeHidden(link.toString());
        console.await("That is the way to Twitch");
        console.typeHidden("http://localhost:1/first?error=redirect_mismatch&error_description=x");
        console.await("must be registered");
        assertThat(connected).isNotDone();

        program.browser.will(Intention.AGREE);
        program.browser.open(link);
        assertThat(soon(connected)).isTrue();
        assertThat(console.seen).noneMatch(line -> line.contains("oldcode") || line.contains("hunter2"));
    }

    @Test
    void a_pasted_refusal_is_understood_and_may_be_tried_again() throws Exception {
        program.knowsTheApplication();
        ScriptedConsole console = new ScriptedConsole(true, "", "n");
        Future<Boolean> connected = connecting(console);
        URI link = console.awaitLink();
        program.browser.will(Intention.CANCEL);
        console.typeHidden(program.browser.addressAfterAgreeing(link).toString());
        console.await("Try again?");
        assertThat(soon(connected)).isFalse();
        assertThat(program.credentials.snapshots()).isEmpty();
    }

    @Test
    void the_browser_may_come_back_while_the_question_is_open_and_the_next_line_typed_is_seen_again() throws Exception {
        program.knowsTheApplication();
        ScriptedConsole console = new ScriptedConsole(true, "");
        Future<Boolean> connected = connecting(console);
        URI link = console.awaitLink();
        console.await("not shown");
        program.browser.will(Intention.AGREE);
        program.browser.open(link);
        assertThat(soon(connected)).isTrue();
        assertThat(console.isHiding()).isFalse();
        assertThat(console.openQuestions).as("withdrawn").hasValue(0);
        assertThat(program.browser.lastPage()).contains("You’re connected");
    }

    @Test
    void twitchs_own_address_is_shown_only_when_asked_for_and_leaves_no_trace() throws Exception {
        program.knowsTheApplication();
        ScriptedConsole console = new ScriptedConsole(true, "");
        Future<Boolean> connected = connecting(console);
        console.awaitLink();
        assertThat(console.seen).noneMatch(line -> line.contains("/oauth2/authorize"));
        console.typeHidden("link");
        String page = console.await("/oauth2/authorize");
        URI authorization = URI.create(page.lines().filter(line -> line.startsWith("http")).findFirst().orElseThrow());
        console.typeHidden(agree(authorization).toString());
        assertThat(soon(connected)).isTrue();
        console.await("(page left)");
        assertThat(console.scrollback).noneMatch(line -> line.contains(state(authorization)));
    }

    @Test
    void a_terminal_that_cannot_forget_is_not_shown_twitchs_address() throws Exception {
        program.knowsTheApplication();
        ScriptedConsole console = new ScriptedConsole(true, "");
        console.canForget = false;
        Future<Boolean> connected = connecting(console);
        console.awaitLink();
        console.typeHidden("link", "cancel");
        console.await("could not forget");
        assertThat(soon(connected)).isFalse();
        assertThat(console.seen).noneMatch(line -> line.contains("/oauth2/authorize"));
    }

    @Test
    void wrong_data_of_the_application_can_be_corrected_on_the_spot() throws Exception {
        program.registrations.save(new ClientRegistration(program.app.id(), program.app.name(),
                new ClientId(program.app.clientId().value()), ClientType.CONFIDENTIAL, program.app.redirectUri()),
                Optional.of(new app.stagepass.token.ClientSecret("wrongwrongwrong")));
        ScriptedConsole console = new ScriptedConsole(true, "", "y", "", "", "");
        Future<Boolean> connected = connecting(console);
        console.typeHidden(agree(console.awaitLink()).toString());
        console.await("Correct the application");
        console.await("Enter keeps");
        console.typeHidden(Program.SECRET.reveal());
        console.typeHidden(agree(console.awaitLink()).toString());
        assertThat(soon(connected)).isTrue();
        assertThat(console.seen).noneMatch(line -> line.contains(Program.SECRET.reveal()));
    }

    @Test
    void ctrl_c_while_waiting_ends_it_and_frees_the_port() throws Exception {
        program.knowsTheApplication();
        ScriptedConsole console = new ScriptedConsole(true, "");
        Future<Boolean> connected = connecting(console);
        console.awaitLink();
        ended.cancel();
        assertThat(soon(connected)).isFalse();
        assertThat(console.seen).noneMatch(line -> line.contains("Try again"));
        try (ServerSocket socket = new ServerSocket(program.app.redirectUri().port(), 1,
                InetAddress.getLoopbackAddress())) {
            assertThat(socket.isBound()).isTrue();
        }
    }

    @Test
    void ctrl_c_while_the_code_is_exchanged_loses_nothing() throws Exception {
        program.knowsTheApplication();
        ScriptedConsole console = new ScriptedConsole(true, "");
        console.whenItSays("Fetching the token", ended::cancel);
        assertThat(connect(console)).isTrue();
        assertThat(program.onlyCard().saved()).isTrue();
        assertThat(program.vault.tokensOf(program.onlyCard().id())).isPresent();
        terminal(console).watch(); // returns
    }

    @Test
    void ctrl_c_while_watching_ends_the_watching() throws Exception {
        program.knowsTheApplication();
        program.signIn("chat:read");
        ScriptedConsole console = new ScriptedConsole(true);
        Future<Boolean> watching = inBackground(() -> {
            terminal(console).watch();
            return true;
        });
        console.await("Valid until");
        ended.cancel();
        assertThat(soon(watching)).isTrue();
    }

    @Test
    void without_anybody_to_type_it_only_prints_and_says_where_to_type() throws Exception {
        program.knowsTheApplication();
        program.signIn("chat:read");
        ScriptedConsole console = new ScriptedConsole(false);
        Future<Boolean> watching = inBackground(() -> {
            terminal(console).watch();
            return true;
        });
        console.await("Valid until");
        program.twitch.disconnect(_ -> true);
        program.validator.check(program.onlyCard().id());
        console.await("start Stagepass in a terminal and type reconnect nightowl");
        ended.cancel();
        assertThat(soon(watching)).isTrue();
    }

    @Test
    void commands_do_what_help_says_and_what_is_no_command_is_not_repeated() throws Exception {
        program.knowsTheApplication();
        program.signIn("chat:read", "bits:read");
        ScriptedConsole console = new ScriptedConsole(true, "help", "hunter2", "list");
        Future<Boolean> watching = inBackground(() -> {
            terminal(console).watch();
            return true;
        });
        assertThat(console.await("the tokens stay")).contains("list", "check", "add", "reconnect NAME", "application",
                "quit", "help");
        assertThat(console.await("no command")).doesNotContain("hunter2");

        program.twitch.disconnect(_ -> true);
        console.type("check");
        console.await("Disconnected on Twitch; type reconnect nightowl");
        console.type("reconnect somebody");
        console.await("Which one?");
        console.type("reconnect @NightOwl");
        console.await("/start/");
        console.await("Valid until");
        assertThat(program.onlyCard().facts().scopes()).as("none is lost")
                .containsExactly(new Scope("bits:read"), new Scope("chat:read"));
        console.type("q");
        assertThat(soon(watching)).isTrue();
    }

    @Test
    void another_account_is_not_taken_unasked() throws Exception {
        program.knowsTheApplication();
        program.signIn("chat:read");
        program.browser.agreeAs("733104221"); // the bot
        ScriptedConsole console = new ScriptedConsole(true, "reconnect", "n", "quit");
        terminal(console).watch();
        assertThat(console.seen).anyMatch(line -> line.contains("another account"));
        assertThat(program.onlyCard().credential().account().login()).isEqualTo("nightowl");
    }

    @Test
    void each_check_is_one_line_in_fixed_columns_and_nothing_is_repeated() throws Exception {
        program.knowsTheApplication();
        program.signIn("chat:read");
        ScriptedConsole console = new ScriptedConsole(true);
        StatusLines lines = new StatusLines(console, Words.of(Locale.ENGLISH, program.clock, ZoneOffset.UTC),
                program.clock);
        lines.show(program.credentials.snapshots());
        lines.show(program.credentials.snapshots());
        assertThat(console.seen).singleElement().asString()
                .matches("\\d\\d:\\d\\d:\\d\\d  @nightowl                   next \\d\\d:\\d\\d  ● Valid until .*");
        program.twitch.disconnect(_ -> true);
        program.validator.check(program.onlyCard().id());
        lines.show(program.credentials.snapshots());
        assertThat(console.seen).hasSize(2).last().asString()
                .matches("\\d\\d:\\d\\d:\\d\\d  @nightowl                               ▲ Disconnected on Twitch; .*");
    }

    @Test
    void colour_is_an_addition_and_never_alone() throws Exception {
        program.knowsTheApplication();
        program.signIn("chat:read");
        ScriptedConsole console = new ScriptedConsole(true);
        console.colors = true;
        new StatusLines(console, Words.of(Locale.ENGLISH, program.clock, ZoneOffset.UTC), program.clock)
                .show(program.credentials.snapshots());
        assertThat(console.seen).singleElement().asString().contains("\u001b[32m●\u001b[0m Valid until");
    }

    @Test
    void what_is_locked_is_said_once_with_the_command_that_opens_it() throws Exception {
        program.knowsTheApplication();
        program.signIn("chat:read");
        ScriptedConsole console = new ScriptedConsole(true);
        locking.inFile = true;
        Future<Boolean> watching = inBackground(() -> {
            terminal(console).watch();
            return true;
        });
        console.await("Valid until");
        program.keyring.be(app.stagepass.vault.MapSecretStore.Mood.LOCKED);
        program.validator.check(program.onlyCard().id());
        console.await("Locked; type unlock");
        program.clock.forward(java.time.Duration.ofSeconds(5));
        program.validator.check(program.onlyCard().id());
        console.type("lock", "lock 30", "unlock");
        console.await("It is open");
        assertThat(locking.done).containsExactly("lock", "after Optional[30]", "unlock");
        assertThat(locking.seen).as("each line typed").isGreaterThanOrEqualTo(3);
        assertThat(console.seen.stream().filter(line -> line.contains("Locked;"))).hasSize(1);
        ended.cancel();
        assertThat(soon(watching)).isTrue();
    }
}
