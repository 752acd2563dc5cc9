package app.stagepass.watch;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.OAuthException.Unreachable;
import app.stagepass.token.ClientField;
import app.stagepass.token.ClientId;
import app.stagepass.token.CredentialStatus.Keyring;
import app.stagepass.token.CredentialStatus.Trouble;
import app.stagepass.vault.VaultException;
import app.stagepass.vault.VaultException.Unavailable.Missing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a failure says about a token, and what it does not. */
class TroublesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    static Stream<OAuthException> whatSaysSomething() {
        return Stream.of(new OAuthException.PortBusy(7277, Optional.empty()),
                new OAuthException.CannotListen(7277, "BindException"),
                new OAuthException.CallbackSetup(OAuthException.CallbackSetup.Fault.NO_CERTIFICATE, "x"),
                new OAuthException.NoBrowser("xdg-open"),
                new OAuthException.NoCallback(false, false, false), new OAuthException.Cancelled(),
                new OAuthException.Denied(), new OAuthException.AuthorizationFailed("server_error"),
                new OAuthException.InvalidClient(ClientField.CLIENT_ID, 400), new OAuthException.InvalidCode(),
                new OAuthException.InvalidRefreshToken(400), new OAuthException.InvalidToken(),
                new OAuthException.InDoubt(),
                new OAuthException.ForeignToken(new ClientId("another")),
                new OAuthException.NotConfirmed(new OAuthException.Cancelled()));
    }

    @ParameterizedTest
    @MethodSource("whatSaysSomething")
    void a_refusal_or_a_fault_before_the_question_is_no_trouble_on_the_way(OAuthException failure) {
        assertThat(Troubles.of(failure)).isEmpty();
        assertThat(Troubles.retryAfter(failure)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Unreachable.Reason.class)
    void whatever_keeps_an_answer_away_says_nothing_about_the_token(Unreachable.Reason reason) {
        assertThat(Troubles.of(new Unreachable(reason, true))).isPresent();
        assertThat(Troubles.of(new Unreachable(reason, false))).isPresent();
    }

    @Test
    void an_answer_of_nobody_in_particular_says_nothing_about_the_token() {
        assertThat(Troubles.of(new OAuthException.RateLimited(Optional.empty()))).contains(Trouble.RATE_LIMITED);
        assertThat(Troubles.of(new OAuthException.ServerFailing(502, Optional.empty())))
                .contains(Trouble.TWITCH_FAILING);
        assertThat(Troubles.of(new OAuthException.UnexpectedAnswer(200,
                OAuthException.UnexpectedAnswer.Problem.NOT_JSON))).contains(Trouble.UNEXPECTED_ANSWER);
    }

    @Test
    void a_page_of_the_networks_own_is_told_apart_from_an_odd_answer_of_twitchs() {
        assertThat(Troubles.of(new OAuthException.UnexpectedAnswer(200,
                OAuthException.UnexpectedAnswer.Problem.WEB_PAGE))).contains(Trouble.CAPTIVE_PORTAL);
        assertThat(Troubles.of(new OAuthException.UnexpectedAnswer(302,
                OAuthException.UnexpectedAnswer.Problem.REDIRECT))).contains(Trouble.CAPTIVE_PORTAL);
    }

    @Test
    void only_twitch_says_how_long_to_wait() {
        assertThat(Troubles.retryAfter(new OAuthException.RateLimited(Optional.of(MINUTE)))).contains(MINUTE);
        assertThat(Troubles.retryAfter(new OAuthException.ServerFailing(503, Optional.of(MINUTE)))).contains(MINUTE);
        assertThat(Troubles.retryAfter(new Unreachable(Unreachable.Reason.TIMED_OUT, true))).isEmpty();
    }

    static Stream<Arguments> keyrings() {
        return Stream.of(Arguments.of(new VaultException.Locked(), Keyring.LOCKED),
                Arguments.of(new VaultException.WrongPassphrase(), Keyring.LOCKED),
                Arguments.of(new VaultException.FileNotRead(Path.of("vault"), VaultException.FileNotRead.Why.DAMAGED),
                        Keyring.UNREACHABLE),
                Arguments.of(new VaultException.Unreadable(), Keyring.UNREADABLE),
                Arguments.of(new VaultException.Unavailable(Missing.SESSION_BUS), Keyring.UNREACHABLE),
                Arguments.of(new VaultException.NotKept(), Keyring.UNREACHABLE),
                Arguments.of(new VaultException.TimedOut(), Keyring.UNREACHABLE),
                Arguments.of(new VaultException.Failed("Any"), Keyring.UNREACHABLE),
                Arguments.of(new VaultException.RenewedElsewhere(Optional.empty()), Keyring.UNREACHABLE),
                Arguments.of(new VaultException.FileNotWritten(Path.of("index.json"),
                        VaultException.FileNotWritten.Problem.DISK_FULL), Keyring.NO_JOURNAL));
    }

    @ParameterizedTest
    @MethodSource("keyrings")
    void a_keyring_is_to_blame_only_for_what_it_says_itself(VaultException failure, Keyring why) {
        assertThat(Troubles.of(failure)).isEqualTo(why);
    }
}
