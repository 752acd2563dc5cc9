package app.stagepass;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.sandbox.Counters.Event;
import app.stagepass.sandbox.Endpoint;
import app.stagepass.sandbox.Fault;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus.Valid;
import app.stagepass.token.Scope;
import app.stagepass.vault.MapSecretStore.Mood;
import app.stagepass.watch.Check;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.watch.FakeBoard;
import app.stagepass.watch.HandTicker;
import app.stagepass.watch.Incident;
import app.stagepass.watch.TokenWatch;
import app.stagepass.watch.Warnings;
import app.stagepass.words.Light;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code /validate} may answer one day, over real HTTP: the colour, the one word about it, and that nothing is lost. */
@Timeout(60)
class BadInputTest {

    private static final String GOOD = """
            {"client_id":"%s","login":"nightowl","scopes":["chat:read"],"user_id":"%s","expires_in":9000}
            """;

    private final HandTicker ticker = new HandTicker();
    private final FakeBoard board = new FakeBoard();
    private Program program;
    private CredentialId owl;
    private Warnings warnings;
    private TokenWatch watch;

    @BeforeEach
    void a_streamer_is_connected(@TempDir Path folder) throws Exception {
        program = new Program(folder);
        program.knowsTheApplication();
        program.signIn("chat:read");
        program.browser.lastPage();
        owl = program.onlyCard().id();
        program.clock.forward(Duration.ofHours(1));
        warnings = new Warnings(program.credentials, board, program.clock, ticker);
        watch = new TokenWatch(program.credentials, program.vault, program.validator, program.clock, ticker,
                Runnable::run);
    }

    @AfterEach
    void close() {
        watch.close();
        warnings.close();
        ticker.shutdownNow();
        program.close();
    }

    private void pass(Duration time, Duration step) {
        for (Duration gone = Duration.ZERO; gone.compareTo(time) < 0; gone = gone.plus(step)) {
            ticker.tick();
            program.clock.forward(step);
        }
    }

    private Light light() {
        return Light.of(program.onlyCard().status());
    }

    private static Fault json(int status, String body) {
        return new Fault.Answer(status, "application/json", body, false);
    }

    private static Arguments row(String name, Fault fault, Light light, String outcome, Class<?>... incidents) {
        return Arguments.of(name, fault, light, outcome, List.of(incidents));
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                row("another application's", json(200, GOOD.formatted("someoneelse", "141981764")), Light.RED,
                        "misconfigured.client-id", Incident.WrongApplication.class),
                row("another person's", json(200, GOOD.formatted("CLIENT", "99999")), Light.RED,
                        "needs-consent.wrong-account", Incident.NeedsYou.class),
                row("nobody's", json(200, "{\"client_id\":\"CLIENT\",\"scopes\":null,\"expires_in\":9000}"), Light.RED,
                        "needs-consent.wrong-account", Incident.NeedsYou.class),
                row("scopes null", json(200, GOOD.formatted("CLIENT", "USER").replace("[\"chat:read\"]", "null")),
                        Light.GREEN, "valid"),
                row("no end", json(200, GOOD.formatted("CLIENT", "USER").replace("9000", "0")), Light.GREEN, "valid"),
                row("ends before now", json(200, GOOD.formatted("CLIENT", "USER").replace("9000", "-5")), Light.BLUE,
                        "unverified.unexpected-answer", Incident.Outage.class),
                row("401 without a body", new Fault.Answer(401, "application/json", "", false), Light.BLUE,
                        "unverified.unexpected-answer", Incident.Outage.class),
                row("401 of a proxy", new Fault.Answer(401, "text/html", "<h1>Who are you?</h1>", false), Light.BLUE,
                        "unverified.captive-portal", Incident.Outage.class),
                row("429 without a body", new Fault.Status(429, Optional.empty()), Light.BLUE,
                        "unverified.rate-limited", Incident.Outage.class),
                row("500", new Fault.Status(500, Optional.empty()), Light.BLUE, "unverified.twitch-failing",
                        Incident.Outage.class),
                row("captive portal", new Fault.Html(200), Light.BLUE, "unverified.captive-portal",
                        Incident.Outage.class),
                row("captive portal that sends elsewhere", new Fault.Redirect("http://localhost:1/login"), Light.BLUE,
                        "unverified.captive-portal", Incident.Outage.class),
                row("reset", new Fault.Reset(false), Light.BLUE, "unverified.connection-lost", Incident.Outage.class),
                row("cut off", new Fault.Truncated(), Light.BLUE, "unverified.", Incident.Outage.class),
                row("wrong types", new Fault.WrongTypes(), Light.BLUE, "unverified.unexpected-answer",
                        Incident.Outage.class));
    }

    private Fault addressed(Fault fault) {
        return fault instanceof Fault.Answer answer
                ? new Fault.Answer(answer.status(), answer.contentType(),
                        answer.body().replace("CLIENT", program.console.id().value())
                                .replace("USER", program.onlyCard().credential().account().userId()),
                        answer.acted())
                : fault;
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("answers")
    void an_odd_answer(String name, Fault fault, Light expected, String outcome, List<Class<?>> incidents)
            throws Exception {
        Map<String, String> kept = Map.copyOf(program.keyring.entries());
        int browsed = program.browser.visited().size();
        program.twitch.breakIt(Endpoint.VALIDATE, addressed(fault), 0);
        int asked = program.twitch.counters().of(Event.FAULT);

        pass(Duration.ofMinutes(10), Duration.ofSeconds(1));
        assertThat(light()).isEqualTo(expected);
        assertThat(program.history.checks(owl)).last().extracting(check -> check.outcome().code()).asString()
                .startsWith(outcome);
        assertThat(program.twitch.counters().of(Event.FAULT) - asked).as("asked in ten minutes").isBetween(1,
                outcome.equals("unverified.captive-portal") ? 70 : 9); // there one is tried every ten seconds
        assertThat(program.keyring.entries()).as("nothing lost").isEqualTo(kept);
        assertThat(program.onlyCard().credential().wantedScopes()).containsExactly(new Scope("chat:read"));
        assertThat(board.shown().stream().flatMap(warning -> warning.incidents().stream()).map(Object::getClass))
                .as("one word about it").isEqualTo(incidents);

        program.twitch.mend();
        pass(Duration.ofMinutes(11), Duration.ofSeconds(10));
        if (expected == Light.RED) { // until the person does something
            watch.checkNow(owl);
            pass(Duration.ofSeconds(2), Duration.ofSeconds(1));
        }
        assertThat(light()).isEqualTo(Light.GREEN);
        assertThat(board.showing()).isEmpty();
        assertThat(program.browser.visited()).as("nobody was asked to sign in").hasSize(browsed);
        assertThat(program.keyring.entries()).isEqualTo(kept);
    }

    @Test
    void a_401_of_twitchs_is_a_dead_token_that_is_renewed_without_a_word() throws Exception {
        Map<String, String> kept = Map.copyOf(program.keyring.entries());
        program.twitch.breakIt(Endpoint.VALIDATE,
                json(401, "{\"status\":401,\"message\":\"invalid access token\"}\n"), 1);
        pass(Duration.ofMinutes(2), Duration.ofSeconds(1));
        assertThat(light()).isEqualTo(Light.GREEN);
        assertThat(program.history.checks(owl)).last().extracting(check -> check.outcome().code())
                .isEqualTo("renewed");
        assertThat(program.keyring.entries()).hasSameSizeAs(kept).isNotEqualTo(kept);
        assertThat(board.shown()).isEmpty();
    }

    @Test
    void what_has_no_scopes_and_no_end_is_shown_so() {
        program.twitch.breakIt(Endpoint.VALIDATE, addressed(json(200,
                "{\"client_id\":\"CLIENT\",\"login\":\"nightowl\",\"scopes\":null,\"user_id\":\"USER\",\"expires_in\":0}")),
                0);
        pass(Duration.ofSeconds(2), Duration.ofSeconds(1));
        CredentialSnapshot card = program.onlyCard();
        assertThat(card.facts().scopes()).isEmpty();
        assertThat(card.facts().expiresAt()).isEmpty();
        assertThat(card.status()).isInstanceOfSatisfying(Valid.class,
                valid -> assertThat(valid.expiresAt()).isEmpty());
    }

    @Test
    void a_day_of_500s_is_blue_one_word_and_few_requests_and_then_green() throws Exception {
        Map<String, String> kept = Map.copyOf(program.keyring.entries());
        program.twitch.breakIt(Endpoint.VALIDATE, new Fault.Status(500, Optional.empty()), 0);
        pass(Duration.ofDays(1), Duration.ofMinutes(1));
        assertThat(light()).isEqualTo(Light.BLUE);
        assertThat(program.history.checks(owl)).extracting(Check::outcome).as("tries in a day").hasSizeLessThan(220);
        assertThat(board.shown()).hasSize(1);
        assertThat(program.keyring.entries()).isEqualTo(kept);

        program.twitch.mend();
        pass(Duration.ofMinutes(11), Duration.ofSeconds(30));
        assertThat(light()).isEqualTo(Light.GREEN);
        assertThat(board.showing()).isEmpty();
        assertThat(board.shown()).hasSize(1);
    }

    @Test
    void a_keyring_that_hangs_is_told_once_and_nothing_is_lost() {
        Map<String, String> kept = Map.copyOf(program.keyring.entries());
        int asked = program.twitch.counters().of(Event.VALIDATE);
        program.keyring.be(Mood.TIMING_OUT);
        pass(Duration.ofHours(2), Duration.ofSeconds(20));
        assertThat(light()).isEqualTo(Light.RED);
        assertThat(program.twitch.counters().of(Event.VALIDATE)).isEqualTo(asked);
        assertThat(board.shown()).singleElement().satisfies(warning -> assertThat(warning.incidents()).singleElement()
                .isInstanceOf(Incident.KeyringClosed.class));

        program.keyring.be(Mood.OPEN);
        pass(Duration.ofMinutes(11), Duration.ofSeconds(20));
        assertThat(light()).isEqualTo(Light.GREEN);
        assertThat(program.keyring.entries()).isEqualTo(kept);
        assertThat(board.showing()).isEmpty();
    }

    @Test
    void a_clock_set_back_two_days_is_checked_against_at_once_and_hourly_from_then_on() {
        pass(Duration.ofMinutes(3), Duration.ofSeconds(1));
        int asked = program.twitch.counters().of(Event.VALIDATE);
        program.clock.forward(Duration.ofDays(-2));
        pass(Duration.ofSeconds(2), Duration.ofSeconds(1));
        assertThat(light()).isEqualTo(Light.GREEN);
        assertThat(program.twitch.counters().of(Event.VALIDATE)).isEqualTo(asked + 1);
        pass(Duration.ofHours(3), Duration.ofSeconds(30));
        assertThat(program.twitch.counters().of(Event.VALIDATE)).isBetween(asked + 4, asked + 9);
        assertThat(light()).isEqualTo(Light.GREEN);
        assertThat(board.shown()).isEmpty();
    }
}
