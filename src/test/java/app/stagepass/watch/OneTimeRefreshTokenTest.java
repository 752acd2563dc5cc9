package app.stagepass.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.OAuthException.Unreachable;
import app.stagepass.token.ClientField;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientType;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus.Misconfigured;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A public client's refresh token is good once: after which failures it may be sent again, and after which it must not. */
class OneTimeRefreshTokenTest {

    private House house;
    private CredentialId bot;

    @BeforeEach
    void a_bot_of_a_public_client() throws Exception {
        house = new House();
        ClientRegistration open = House.registration("publicapp", ClientType.PUBLIC);
        house.vault.register(open, Optional.empty());
        bot = ((SignInResult.Connected) house.signIn(open, House.BOT, House.CHAT, Optional.empty())).id();
    }

    private void renewalFails(OAuthException how) {
        house.twitch.meanwhile(() -> {
            if (house.twitch.requests().getLast().equals("refresh")) {
                house.twitch.failNext(how);
            }
        });
        assertThatThrownBy(() -> house.validator.renew(bot)).isSameAs(how);
        house.twitch.meanwhile(() -> {});
    }

    private boolean isRefreshable() {
        return house.credentials.snapshot(bot).orElseThrow().facts().refreshable();
    }

    static Stream<OAuthException> whatMayHaveSpentIt() {
        return Stream.of(new Unreachable(Unreachable.Reason.CONNECTION_LOST, true),
                new OAuthException.ServerFailing(502, Optional.empty()), new OAuthException.UnexpectedAnswer(200,
                        OAuthException.UnexpectedAnswer.Problem.NOT_JSON));
    }

    @ParameterizedTest
    @MethodSource("whatMayHaveSpentIt")
    void what_twitch_may_have_taken_is_not_sent_again(OAuthException failure) {
        renewalFails(failure);
        long sent = house.twitch.requests().stream().filter("refresh"::equals).count();
        assertThat(isRefreshable()).isFalse();

        house.twitch.expireAll();
        house.validator.check(bot);
        assertThat(house.twitch.requests().stream().filter("refresh"::equals)).hasSize((int) sent);
    }

    static Stream<OAuthException> whatLeftItUnspent() {
        return Stream.of(new Unreachable(Unreachable.Reason.REFUSED, false),
                new OAuthException.RateLimited(Optional.of(Duration.ofSeconds(5))));
    }

    @ParameterizedTest
    @MethodSource("whatLeftItUnspent")
    void what_twitch_did_not_take_still_works(OAuthException failure) throws Exception {
        renewalFails(failure);
        assertThat(isRefreshable()).isTrue();
        house.validator.renew(bot);
        assertThat(isRefreshable()).isTrue();
    }

    @Test
    void of_an_application_that_is_gone_nothing_is_sent() throws Exception {
        CredentialId owl = house.connected(House.OWL);
        house.vault.forget(house.app.id());

        assertThatThrownBy(() -> house.validator.renew(owl)).isInstanceOfSatisfying(
                OAuthException.InvalidClient.class, e -> assertThat(e.field()).isEqualTo(ClientField.CLIENT_ID));

        assertThat(house.twitch.requests()).doesNotContain("refresh");
        house.twitch.expireAll();
        house.validator.check(owl);
        assertThat(house.statusOf(owl)).isEqualTo(new Misconfigured(ClientField.CLIENT_ID));
    }
}
