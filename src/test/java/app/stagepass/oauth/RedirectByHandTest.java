package app.stagepass.oauth;

import static app.stagepass.oauth.CallbackScene.CODE;
import static app.stagepass.oauth.CallbackScene.soon;
import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.oauth.RedirectByHand.Pasted;
import app.stagepass.token.Nonce;
import java.security.SecureRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The person pastes the address of the page that the browser could not open. */
@Timeout(60)
class RedirectByHandTest {

    private CallbackScene scene;
    private CompletableFuture<AuthorizationResponse> answer;

    @BeforeEach
    void wait_for_the_browser() throws Exception {
        scene = CallbackScene.waiting();
        answer = scene.answer();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private String address() {
        return "http://localhost:" + scene.port + scene.trueCallback();
    }

    private Pasted paste(String text) {
        return scene.receiver.byHand().paste(text);
    }

    @Test
    void a_pasted_answer_ends_the_waiting() throws Exception {
        assertThat(paste(address())).isEqualTo(Pasted.ACCEPTED);
        assertThat(soon(answer)).isInstanceOfSatisfying(AuthorizationResponse.Granted.class,
                granted -> assertThat(granted.code().reveal()).isEqualTo(CODE));
        assertThat(scene.watched).as("the code is kept out of the log").anyMatch(secret -> secret.matches(CODE));
    }

    @Test
    void with_blanks_around_it_without_a_scheme_or_with_a_fragment_it_is_the_same_address() throws Exception {
        assertThat(paste("  " + address().substring("http://".length()) + "#_=_ \t")).isEqualTo(Pasted.ACCEPTED);
        assertThat(soon(answer)).isInstanceOf(AuthorizationResponse.Granted.class);
    }

    @Test
    void the_state_of_another_attempt_is_refused_and_the_waiting_goes_on() throws Exception {
        String stranger = address().replace(scene.state.reveal(), Nonce.random(new SecureRandom()).reveal());
        assertThat(paste(stranger)).isEqualTo(Pasted.WRONG_STATE);
        assertThat(paste(address() + "&state=" + scene.state.reveal())).as("twice").isEqualTo(Pasted.WRONG_STATE);
        assertThat(paste(address().replaceAll("&state=.*", ""))).as("none").isEqualTo(Pasted.WRONG_STATE);
        assertThat(answer).isNotDone();
        assertThat(paste(address())).isEqualTo(Pasted.ACCEPTED);
    }

    @ParameterizedTest
    @CsvSource({"access_denied,Denied", "server_error,Failed", "redirect_mismatch,RedirectMismatch"})
    void an_error_of_twitchs_is_understood(String error, String kind) throws Exception {
        assertThat(paste(address().replace("code=" + CODE, "error=" + error + "&error_description=x")))
                .isEqualTo(Pasted.ACCEPTED);
        assertThat(soon(answer).getClass().getSimpleName()).isEqualTo(kind);
    }

    @Test
    void a_mismatch_without_the_state_explains_and_ends_nothing() {
        assertThat(paste("http://localhost:3000/first?error=redirect_mismatch&error_description=x"))
                .isEqualTo(Pasted.MISMATCH);
        assertThat(answer).isNotDone();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "https://localhost:{port}{callback}", "http://evil.example{callback}",
            "http://localhost:{port}/oauth/callbackEVIL?{query}", "http://localhost:1/oauth/callback?{query}",
            "http://localhost@evil.example:{port}{callback}", "http://localhost:{port}/oauth/callback /x?{query}",
            "http://localhost:{port}/%6Fauth/callback?{query}", "javascript:alert(1)"})
    void what_is_not_the_redirect_uri_is_not_taken_for_it(String text) {
        String query = scene.trueCallback().substring(scene.trueCallback().indexOf('?') + 1);
        assertThat(paste(text.replace("{port}", "" + scene.port).replace("{callback}", scene.trueCallback())
                .replace("{query}", query))).isEqualTo(Pasted.ANOTHER_ADDRESS);
        assertThat(answer).isNotDone();
    }

    @Test
    void an_endless_text_is_no_address() {
        assertThat(paste(address() + "&x=" + "y".repeat(100_000))).isEqualTo(Pasted.ANOTHER_ADDRESS);
    }

    @Test
    void the_way_there_is_told_from_the_way_back() {
        assertThat(paste(scene.receiver.startLink().toString())).isEqualTo(Pasted.WAY_THERE);
        assertThat(paste(scene.receiver.byHand().authorization().toString())).isEqualTo(Pasted.WAY_THERE);
    }

    @Test
    void no_answer_and_two_answers_are_none() {
        assertThat(paste("http://localhost:" + scene.port + "/oauth/callback")).isEqualTo(Pasted.NO_ANSWER);
        assertThat(paste(address() + "&error=access_denied")).isEqualTo(Pasted.NO_ANSWER);
        assertThat(answer).isNotDone();
    }

    @Test
    void whichever_way_is_first_counts_and_the_other_changes_nothing() throws Exception {
        scene.open();
        scene.get(scene.trueCallback().replace(CODE, "anothercode"));
        assertThat(paste(address())).isEqualTo(Pasted.TOO_LATE);
        assertThat(soon(answer)).isInstanceOfSatisfying(AuthorizationResponse.Granted.class,
                granted -> assertThat(granted.code().matches("anothercode")).isTrue());
    }

    @Test
    void a_browser_that_comes_after_the_paste_is_told_how_it_ended() throws Exception {
        scene.open();
        paste(address());
        scene.receiver.finish(RedirectReceiver.Outcome.CONNECTED);
        RawHttp.Answer late = scene.get(scene.trueCallback());
        assertThat(scene.get(late.header("Location").orElseThrow()).body()).contains("You’re connected");
        assertThat(soon(answer)).isInstanceOf(AuthorizationResponse.Granted.class);
    }
}
