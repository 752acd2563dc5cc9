package app.stagepass.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.token.ClientId;
import app.stagepass.token.Nonce;
import app.stagepass.token.RedirectUri;
import java.security.SecureRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The state that stands in addresses, and so in browsers' histories, is worth nothing by itself. */
class AuthorizationRequestTest {

    private static AuthorizationRequest with(Nonce binding) {
        return new AuthorizationRequest(new ClientId("abc"), RedirectUri.DEFAULT, new TreeSet<>(), binding, true);
    }

    @Test
    void the_state_is_the_bindings_digest_and_another_for_each() {
        assertThat(with(new Nonce("abc")).state().reveal()).as("SHA-256 of abc, FIPS 180-2 appendix B.1")
                .isEqualTo("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
        SecureRandom random = new SecureRandom();
        assertThat(with(Nonce.random(random)).state().reveal()).hasSize(43)
                .isNotEqualTo(with(Nonce.random(random)).state().reveal());
    }

    @Test
    void who_reads_the_state_in_a_history_has_no_cookie_by_it() throws Exception {
        try (CallbackScene scene = CallbackScene.waiting()) {
            var answer = scene.answer();
            scene.open();
            scene.cookie = "stagepass-" + scene.port + "=" + scene.state.reveal();
            assertThat(scene.get(scene.trueCallback()).status()).isEqualTo(400);
            assertThat(answer).isNotDone();
        }
    }

    @Test
    void the_binding_stands_in_no_address() throws Exception {
        try (CallbackScene scene = CallbackScene.waiting()) {
            assertThat(scene.open().header("Location").orElseThrow()).contains(scene.state.reveal())
                    .doesNotContain(scene.binding.reveal());
            assertThat(scene.receiver.startLink().toString()).doesNotContain(scene.binding.reveal());
        }
    }
}
