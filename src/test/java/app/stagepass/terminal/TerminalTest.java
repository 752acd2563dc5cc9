package app.stagepass.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.Program;
import app.stagepass.oauth.Cancellation;
import app.stagepass.sandbox.FakeBrowser.Intention;
import app.stagepass.token.ClientType;
import app.stagepass.token.RedirectUri;
import app.stagepass.token.Scope;
import app.stagepass.token.ScopeCatalog;
import app.stagepass.words.Failures;
import app.stagepass.words.Messages;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same job without a window. */
@Timeout(40)
class TerminalTest {

    private static final Messages MESSAGES = new Messages(Locale.ENGLISH);

    private Program program;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        program = new Program(folder);
    }

    @AfterEach
    void close() {
        program.close();
    }

    private boolean connect(ScriptedConsole console, Map<String, String> environment) {
        Failures failures = new Failures(MESSAGES);
        return new TerminalProgram(console, MESSAGES, failure -> failures.ofAny(failure).title(), program.signIn,
                program.registrations, ScopeCatalog.load(), environment).connect(new Cancellation());
    }

    @Test
    void the_first_run_asks_which_of_two_ways() {
        assertThat(new FirstChoice(new ScriptedConsole(true, "x", "1"), MESSAGES).ask())
                .isEqualTo(FirstChoice.Way.CONNECT);
        assertThat(new FirstChoice(new ScriptedConsole(true, "2"), MESSAGES).ask()).isEqualTo(FirstChoice.Way.SANDBOX);
        assertThat(new FirstChoice(new ScriptedConsole(true), MESSAGES).ask()).isEqualTo(FirstChoice.Way.QUIT);
    }

    @Test
    void with_nobody_to_ask_it_is_the_sandbox() {
        ScriptedConsole console = new ScriptedConsole(false);
        assertThat(new FirstChoice(console, MESSAGES).ask()).isEqualTo(FirstChoice.Way.SANDBOX);
        assertThat(console.seen).hasSize(1);
    }

    @Test
    void an_application_is_asked_for_field_by_field_and_the_secret_is_not_seen() {
        ScriptedConsole console = new ScriptedConsole(true, "", "Overlay tools", "not an id!", "abc123", "has a space",
                "topsecretvalue", "ftp://nowhere", "");
        RegistrationQuestions.Answers answers = new RegistrationQuestions(console, MESSAGES).ask().orElseThrow();
        assertThat(answers.registration().name()).isEqualTo("Overlay tools");
        assertThat(answers.registration().type()).isEqualTo(ClientType.CONFIDENTIAL);
        assertThat(answers.registration().redirectUri()).isEqualTo(RedirectUri.DEFAULT);
        assertThat(answers.secret().matches("topsecretvalue")).isTrue();
        assertThat(console.seen).noneMatch(line -> line.contains("topsecretvalue"));
    }

    @Test
    void signing_in_prints_the_link_and_stores_the_token() throws Exception {
        program.knowsTheApplication();
        ScriptedConsole console = new ScriptedConsole(true, "chat:read, nonsense", "bits:read");
        assertThat(connect(console, Map.of())).isTrue();
        assertThat(program.onlyCard().facts().scopes()).containsExactly(new Scope("bits:read"));
        assertThat(console.seen).anyMatch(line -> line.strip().matches("http://localhost:[0-9]+/start/[\\w-]+"))
                .noneMatch(line -> line.contains("ssh -L"));
    }

    @Test
    void over_ssh_it_tells_how_a_browser_elsewhere_gets_here() throws Exception {
        program.knowsTheApplication();
        ScriptedConsole console = new ScriptedConsole(false);
        assertThat(connect(console, Map.of("SSH_CONNECTION", "10.0.0.2 50000 10.0.0.1 22", "USER", "pi"))).isTrue();
        int port = program.app.redirectUri().port();
        assertThat(console.seen)
                .anyMatch(line -> line.contains("ssh -L " + port + ":localhost:" + port + " pi@10.0.0.1"));
    }

    @Test
    void a_refusal_is_told_and_may_be_tried_again() throws Exception {
        program.knowsTheApplication();
        program.browser.will(Intention.CANCEL);
        ScriptedConsole console = new ScriptedConsole(true, "", "n");
        assertThat(connect(console, Map.of())).isFalse();
        assertThat(program.credentials.snapshots()).isEmpty();
    }

    @Test
    void each_check_is_one_line_and_nothing_is_repeated() throws Exception {
        program.knowsTheApplication();
        program.signIn("chat:read");
        ScriptedConsole console = new ScriptedConsole(true);
        StatusLines lines = new StatusLines(console, MESSAGES, program.clock, ZoneOffset.UTC);
        lines.show(program.credentials.snapshots());
        lines.show(program.credentials.snapshots());
        assertThat(console.seen).singleElement().asString().contains("NightOwl", "@nightowl", "valid until");
        program.twitch.disconnect(_ -> true);
        program.validator.check(program.onlyCard().id());
        lines.show(program.credentials.snapshots());
        assertThat(console.seen).hasSize(2).last().asString().contains("needs you");
    }
}
