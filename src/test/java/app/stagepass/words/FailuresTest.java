package app.stagepass.words;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.OAuthException.UnexpectedAnswer;
import app.stagepass.oauth.OAuthException.Unreachable;
import app.stagepass.token.ClientField;
import app.stagepass.token.ClientId;
import app.stagepass.token.CredentialStatus;
import app.stagepass.vault.VaultException;
import app.stagepass.watch.CheckLog;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private static final Instant NOW = Instant.parse("2026-03-01T14:07:00Z");

    private final Messages messages = new Messages(Locale.ENGLISH);
    private final Failures failures = new Failures(messages);

    @Test
    void every_failure_of_signing_in_has_words() {
        assertThat(oauthFailures().map(failures::of)).allSatisfy(this::saysSomething);
    }

    @Test
    void every_failure_of_storing_has_words() {
        Stream<VaultException> all = Stream.of(
                Stream.of(VaultException.Unavailable.Missing.values()).map(VaultException.Unavailable::new),
                Stream.of(VaultException.FileNotWritten.Problem.values())
                        .map(problem -> new VaultException.FileNotWritten(Path.of("/x/credentials.json"), problem)),
                Stream.of(VaultException.FileNotRead.Why.values())
                        .map(why -> new VaultException.FileNotRead(Path.of("/x/vault"), why)),
                Stream.of(new VaultException.Locked(VaultException.Locked.Where.FILE),
                        new VaultException.WrongPassphrase(), new VaultException.Locked(), new VaultException.NotKept(),
                        new VaultException.TimedOut(),
                        new VaultException.Failed("X"), new VaultException.Unreadable()))
                .flatMap(one -> one);
        assertThat(all.map(failures::of)).allSatisfy(this::saysSomething);
    }

    @Test
    void every_status_has_words_and_a_way_out() {
        StatusWords words = new StatusWords(messages,
                new Times(messages, Clock.fixed(NOW, ZoneOffset.UTC), ZoneOffset.UTC));
        assertThat(statuses()).allSatisfy(status -> {
            saysSomething(failures.of(status));
            assertThat(words.of(status)).isNotBlank().doesNotContain("{");
        });
    }

    @Test
    void a_busy_port_is_named_with_its_holder() {
        Failure busy = failures.of(new OAuthException.PortBusy(7277, Optional.of("python3")));

        assertThat(busy.title()).contains("7277");
        assertThat(busy.body()).contains("7277").contains("python3");
        assertThat(busy.next()).isInstanceOf(NextStep.ChoosePort.class);
    }

    @Test
    void a_busy_port_without_a_known_holder_still_reads_well() {
        assertThat(failures.of(new OAuthException.PortBusy(7277, Optional.empty())).body())
                .startsWith("Another program");
    }

    @Test
    void a_browser_that_went_to_twitch_and_never_came_back_points_at_the_redirect_uri() {
        Failure missed = failures.of(new OAuthException.NoCallback(true, false, false));

        assertThat(missed.body()).contains("first one that is registered");
        assertThat(missed.next()).isEqualTo(new NextStep.EditApplication(ClientField.REDIRECT_URI));
    }

    @Test
    void a_link_that_nobody_opened_is_another_story() {
        assertThat(failures.of(new OAuthException.NoCallback(false, false, false)).next())
                .isInstanceOf(NextStep.Retry.class);
    }

    @Test
    void trouble_at_twitch_never_asks_for_a_new_sign_in() {
        assertThat(Stream.of(Unreachable.Reason.values()).map(reason -> failures.of(new Unreachable(reason, true))))
                .noneMatch(failure -> failure.next() instanceof NextStep.SignInAgain);
        assertThat(Stream.of(CredentialStatus.Trouble.values())
                .map(cause -> failures.of(new CredentialStatus.Unverified(NOW, cause))))
                .noneMatch(failure -> failure.next() instanceof NextStep.SignInAgain);
    }

    @Test
    void a_wrong_clock_is_told_with_how_wrong_it_is() {
        assertThat(failures.ofClock(Duration.ofMinutes(-12)).title()).isEqualTo(
                "This computer’s clock is 12 minutes behind");
        assertThat(failures.ofClock(Duration.ofMinutes(119)).title()).contains("119 minutes ahead");
        assertThat(failures.ofClock(Duration.ofHours(2000)).title()).contains("2000 hours ahead");
        assertThat(failures.ofClock(Duration.ofHours(-3)).title()).contains("3 hours behind");
    }

    @Test
    void each_cause_on_the_way_to_twitch_has_words_of_its_own() {
        assertThat(Stream.of(Unreachable.Reason.values()).map(reason -> failures.of(new Unreachable(reason, false))))
                .extracting(Failure::body).doesNotHaveDuplicates();
    }

    @Test
    void each_light_has_a_sign_of_its_own() {
        assertThat(Arrays.stream(Light.values()).map(Light::sign)).doesNotHaveDuplicates();
    }

    @Test
    void a_history_that_cannot_be_kept_is_told_with_its_folder() {
        for (CheckLog.Trouble.Kind kind : CheckLog.Trouble.Kind.values()) {
            Failure told = failures.of(new CheckLog.Trouble(Path.of("/data/history"), kind));
            saysSomething(told);
            assertThat(told.body()).containsAnyOf("/data/history", "disk is full");
        }
    }

    private void saysSomething(Failure failure) {
        assertThat(failure.title()).isNotBlank().doesNotEndWith(".").doesNotContain("{");
        assertThat(failure.body()).isNotBlank().doesNotContain("{");
        boolean nothingToPress = failure.next() instanceof NextStep.None;
        assertThat(failure.next().label(messages).isEmpty()).isEqualTo(nothingToPress);
    }

    private static Stream<OAuthException> oauthFailures() {
        List<OAuthException> all = new ArrayList<>(List.of(
                new OAuthException.PortBusy(7277, Optional.of("python3")),
                new OAuthException.PortBusy(7277, Optional.empty()),
                new OAuthException.CannotListen(80, "BindException"), new OAuthException.NoBrowser("xdg-open"),
                new OAuthException.NoCallback(true, false, false), new OAuthException.NoCallback(true, true, false),
                new OAuthException.NoCallback(true, false, true), new OAuthException.NoCallback(false, false, false),
                new OAuthException.Cancelled(), new OAuthException.Denied(),
                new OAuthException.AuthorizationFailed("invalid_scope"), new OAuthException.InvalidCode(),
                new OAuthException.InvalidRefreshToken(400), new OAuthException.InvalidToken(),
                new OAuthException.ForeignToken(new ClientId("abc")),
                new OAuthException.RateLimited(Optional.empty()),
                new OAuthException.ServerFailing(503, Optional.empty()),
                new UnexpectedAnswer(200, UnexpectedAnswer.Problem.NOT_JSON),
                new UnexpectedAnswer(200, UnexpectedAnswer.Problem.WEB_PAGE)));
        Stream.of(ClientField.values()).forEach(field -> all.add(new OAuthException.InvalidClient(field, 403)));
        Stream.of(Unreachable.Reason.values()).forEach(reason -> all.add(new Unreachable(reason, false)));
        for (OAuthException.CallbackSetup.Fault fault : OAuthException.CallbackSetup.Fault.values()) {
            all.add(new OAuthException.CallbackSetup(fault, "key.pem"));
        }
        for (OAuthException.NoCallback.Astray how : OAuthException.NoCallback.Astray.values()) {
            all.add(new OAuthException.NoCallback(true, false, false, Optional.of(how)));
        }
        return all.stream();
    }

    static List<CredentialStatus> statuses() {
        List<CredentialStatus> all = new ArrayList<>(List.of(new CredentialStatus.Checking(),
                new CredentialStatus.Renewing(), new CredentialStatus.Valid(NOW, Optional.of(NOW))));
        Stream.of(CredentialStatus.Reason.values()).map(CredentialStatus.NeedsConsent::new).forEach(all::add);
        Stream.of(ClientField.values()).map(CredentialStatus.Misconfigured::new).forEach(all::add);
        Stream.of(CredentialStatus.Trouble.values()).map(cause -> new CredentialStatus.Unverified(NOW, cause))
                .forEach(all::add);
        Stream.of(CredentialStatus.Keyring.values()).map(CredentialStatus.Locked::new).forEach(all::add);
        return all;
    }
}
