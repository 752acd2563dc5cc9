package app.stagepass.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.oauth.OAuthException.UnexpectedAnswer.Problem;
import app.stagepass.oauth.OAuthException.Unreachable.Reason;
import app.stagepass.token.ClientField;
import app.stagepass.token.ClientId;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A failure carries what happened as data, and a line for the log that says the same. */
class OAuthExceptionTest {

    @Test
    void a_busy_port_names_its_holder_where_that_is_known() {
        var busy = new OAuthException.PortBusy(7277, Optional.of("node"));
        assertThat(busy.port()).isEqualTo(7277);
        assertThat(busy.holder()).contains("node");
        assertThat(busy).hasMessage("port 7277 held by node");
        assertThat(new OAuthException.PortBusy(7277, Optional.empty())).hasMessage("port 7277 held by ?");
        assertThat(new OAuthException.CannotListen(80, "SocketException").port()).isEqualTo(80);
    }

    @Test
    void a_callback_that_never_came_tells_what_came_instead() {
        var none = new OAuthException.NoCallback(true, false, false);
        assertThat(new boolean[]{none.linkOpened(), none.wrongStateSeen(), none.mismatchSeen()})
                .containsExactly(true, false, false);
        none = new OAuthException.NoCallback(false, true, false);
        assertThat(new boolean[]{none.linkOpened(), none.wrongStateSeen(), none.mismatchSeen()})
                .containsExactly(false, true, false);
        none = new OAuthException.NoCallback(false, false, true);
        assertThat(new boolean[]{none.linkOpened(), none.wrongStateSeen(), none.mismatchSeen()})
                .containsExactly(false, false, true);
    }

    @Test
    void a_refusal_tells_what_was_refused() {
        assertThat(new OAuthException.AuthorizationFailed("invalid_scope").error()).isEqualTo("invalid_scope");
        var client = new OAuthException.InvalidClient(ClientField.CLIENT_SECRET, 403);
        assertThat(client.field()).isEqualTo(ClientField.CLIENT_SECRET);
        assertThat(client.status()).isEqualTo(403);
        assertThat(new OAuthException.InvalidRefreshToken(401).status()).isEqualTo(401);
        assertThat(new OAuthException.ForeignToken(new ClientId("abc")).actual()).isEqualTo(new ClientId("abc"));
    }

    @Test
    void trouble_tells_its_kind_and_how_long_to_wait() {
        Optional<Duration> minute = Optional.of(Duration.ofMinutes(1));
        assertThat(new OAuthException.RateLimited(minute).retryAfter()).isEqualTo(minute);
        var failing = new OAuthException.ServerFailing(503, minute);
        assertThat(failing.status()).isEqualTo(503);
        assertThat(failing.retryAfter()).isEqualTo(minute);
        var unexpected = new OAuthException.UnexpectedAnswer(200, Problem.NOT_JSON);
        assertThat(unexpected.status()).isEqualTo(200);
        assertThat(unexpected.problem()).isEqualTo(Problem.NOT_JSON);
    }

    @Test
    void a_request_that_may_have_arrived_is_told_from_one_that_cannot_have() {
        var lost = new OAuthException.Unreachable(Reason.CONNECTION_LOST, true);
        assertThat(lost.reason()).isEqualTo(Reason.CONNECTION_LOST);
        assertThat(lost.mayHaveArrived()).isTrue();
        assertThat(new OAuthException.Unreachable(Reason.NAME_NOT_FOUND, false).mayHaveArrived()).isFalse();
        assertThat(new OAuthException.NotConfirmed(lost)).hasMessageContaining("CONNECTION_LOST");
    }
}
