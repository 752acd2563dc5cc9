package app.stagepass.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.OAuthException.InvalidClient;
import app.stagepass.oauth.OAuthException.InvalidRefreshToken;
import app.stagepass.oauth.OAuthException.RateLimited;
import app.stagepass.oauth.OAuthException.ServerFailing;
import app.stagepass.oauth.OAuthException.UnexpectedAnswer;
import app.stagepass.oauth.OAuthException.Unreachable;
import app.stagepass.token.ClientField;
import app.stagepass.token.ClientType;
import app.stagepass.token.RefreshToken;
import app.stagepass.token.Renewability;
import app.stagepass.vault.Rotation;
import app.stagepass.vault.Rotation.Stage;
import app.stagepass.vault.TokenMark;
import app.stagepass.watch.RotationRules.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole table: what may be sent, and what a failure makes of it. */
class RotationRulesTest {

    private static final RefreshToken TOKEN = new RefreshToken("refreshrefreshrefresh1");
    private static final RefreshToken ANOTHER = new RefreshToken("refreshrefreshrefresh2");

    /** These are never answers to a renewal. */
    static Stream<OAuthException> whatIsNoAnswer() {
        return TroublesTest.whatSaysSomething()
                .filter(one -> !(one instanceof InvalidClient) && !(one instanceof InvalidRefreshToken));
    }

    @ParameterizedTest
    @MethodSource("whatIsNoAnswer")
    void whatever_nobody_expects_counts_as_sent_and_not_answered(OAuthException failure) {
        assertThat(RotationRules.after(ClientType.PUBLIC, false, failure)).isEqualTo(Outcome.IN_DOUBT);
        assertThat(RotationRules.after(ClientType.CONFIDENTIAL, false, failure)).isEqualTo(Outcome.UNANSWERED);
    }

    private static Optional<Rotation> recorded(Stage stage, TokenMark about) {
        return Optional.of(new Rotation(stage, about, Set.of(), Instant.EPOCH));
    }

    @ParameterizedTest
    @EnumSource
    void with_no_record_anything_may_be_sent(ClientType type) {
        assertThat(RotationRules.before(type, Optional.empty(), TOKEN)).isEqualTo(Renewability.BY_REFRESH_TOKEN);
    }

    @ParameterizedTest
    @EnumSource
    void a_confidential_clients_token_may_always_be_sent_again(Stage stage) {
        assertThat(RotationRules.before(ClientType.CONFIDENTIAL, recorded(stage, TokenMark.of(TOKEN)), TOKEN))
                .isEqualTo(Renewability.BY_REFRESH_TOKEN);
        assertThat(RotationRules.before(ClientType.CONFIDENTIAL, recorded(stage, TokenMark.UNREADABLE), TOKEN))
                .isEqualTo(Renewability.BY_REFRESH_TOKEN);
    }

    @ParameterizedTest
    @MethodSource
    void of_a_one_time_token_the_last_step_decides(Stage stage, Renewability expected) {
        assertThat(RotationRules.before(ClientType.PUBLIC, recorded(stage, TokenMark.of(TOKEN)), TOKEN))
                .isEqualTo(expected);
        assertThat(RotationRules.before(ClientType.PUBLIC, recorded(stage, TokenMark.UNREADABLE), TOKEN))
                .as("a record that cannot be read").isEqualTo(expected);
        assertThat(RotationRules.before(ClientType.PUBLIC, recorded(stage, TokenMark.of(ANOTHER)), TOKEN))
                .as("a record about the token before").isEqualTo(Renewability.BY_REFRESH_TOKEN);
    }

    static Stream<Arguments> of_a_one_time_token_the_last_step_decides() {
        return Stream.of(arguments(Stage.INTENT, Renewability.BY_REFRESH_TOKEN),
                arguments(Stage.SENT, Renewability.IN_DOUBT), arguments(Stage.REFUSED, Renewability.REFUSED));
    }

    static Stream<Arguments> failures() {
        Optional<Duration> soon = Optional.of(Duration.ofSeconds(1));
        return Stream.of(
                arguments(new RateLimited(soon), Outcome.UNTOUCHED, Outcome.UNTOUCHED),
                arguments(new InvalidClient(ClientField.CLIENT_SECRET, 403), Outcome.UNTOUCHED, Outcome.UNTOUCHED),
                arguments(new InvalidRefreshToken(400), Outcome.REFUSED, Outcome.REFUSED),
                arguments(new ServerFailing(500, Optional.empty()), Outcome.IN_DOUBT, Outcome.UNANSWERED),
                arguments(new ServerFailing(503, soon), Outcome.IN_DOUBT, Outcome.UNANSWERED),
                arguments(new UnexpectedAnswer(200, UnexpectedAnswer.Problem.BROKEN_JSON), Outcome.IN_DOUBT,
                        Outcome.UNANSWERED),
                arguments(new UnexpectedAnswer(400, UnexpectedAnswer.Problem.STATUS), Outcome.IN_DOUBT,
                        Outcome.UNANSWERED));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void an_answer_means(OAuthException answer, Outcome forPublic, Outcome forConfidential) {
        assertThat(RotationRules.after(ClientType.PUBLIC, false, answer)).isEqualTo(forPublic);
        assertThat(RotationRules.after(ClientType.CONFIDENTIAL, false, answer)).isEqualTo(forConfidential);
    }

    @Test
    void without_an_answer_it_counts_whether_a_byte_may_have_left() {
        Arrays.stream(Unreachable.Reason.values()).forEach(reason -> {
            for (ClientType type : ClientType.values()) {
                assertThat(RotationRules.after(type, false, new Unreachable(reason, false)))
                        .isEqualTo(Outcome.UNTOUCHED);
            }
            assertThat(RotationRules.after(ClientType.PUBLIC, false, new Unreachable(reason, true)))
                    .isEqualTo(Outcome.IN_DOUBT);
            assertThat(RotationRules.after(ClientType.CONFIDENTIAL, false, new Unreachable(reason, true)))
                    .isEqualTo(Outcome.UNANSWERED);
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_refusal_after_a_lost_answer_is_no_proof_that_the_person_disconnected(ClientType type) {
        assertThat(RotationRules.after(type, true, new InvalidRefreshToken(400))).isEqualTo(Outcome.IN_DOUBT);
    }
}
