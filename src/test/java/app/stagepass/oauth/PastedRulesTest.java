package app.stagepass.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.oauth.RedirectByHand.Pasted;
import app.stagepass.token.ClientId;
import app.stagepass.token.Nonce;
import app.stagepass.token.RedirectUri;
import java.net.URI;
import java.security.SecureRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which pasted address is the redirect URI, also of ones that no test can listen on. */
class PastedRulesTest {

    private static Pasted paste(String redirect, String pasted) {
        var request = new AuthorizationRequest(new ClientId("abc"), new RedirectUri(redirect), new TreeSet<>(),
                new Nonce("thebinding"), true);
        var attempt = new SignInAttempt(request, URI.create("https://id.twitch.tv/oauth2/authorize?state=thestate"),
                new SecureRandom(), secret -> {});
        return new PastedRules(attempt, new CallbackPlaces(request.redirectUri(), request.redirectUri().port(), false),
                secret -> {}).paste(pasted + "?code=a&state=" + request.state().reveal());
    }

    @ParameterizedTest
    @CsvSource({"http://localhost/cb,http://localhost/cb", "http://localhost/cb,localhost:80/cb",
            "http://localhost,localhost", "http://localhost:7277/cb,LOCALHOST:7277/cb",
            "http://localhost:7277/cb,HTTP://127.0.0.1:7277/cb", "http://localhost:7277/cb,http://[::1]:7277/cb",
            "https://stagepass.example/cb,https://stagepass.example/cb",
            "https://stagepass.example/cb,stagepass.example:443/cb",
            "https://stagepass.example:8443/cb,https://stagepass.example:8443/cb"})
    void the_same_address_in_another_spelling_is_the_redirect_uri(String redirect, String pasted) {
        assertThat(paste(redirect, pasted)).isEqualTo(Pasted.ACCEPTED);
    }

    @ParameterizedTest
    @CsvSource({"http://localhost:7277/cb,http://localhost/cb", "http://localhost/cb,https://localhost/cb",
            "https://localhost/cb,http://localhost/cb", "https://localhost:80/cb,localhost/cb",
            "http://localhost:443/cb,localhost/cb", "http://localhost/cb,localhost",
            "http://localhost/cb,stagepass.example/cb"})
    void another_address_is_not(String redirect, String pasted) {
        assertThat(paste(redirect, pasted)).isEqualTo(Pasted.ANOTHER_ADDRESS);
    }

    @ParameterizedTest
    @CsvSource({"https://id.twitch.tv/oauth2/authorize", "id.twitch.tv/oauth2/authorize",
            "http://localhost:7277/start/x"})
    void the_way_there_is_told_from_the_way_back(String pasted) {
        assertThat(paste("http://localhost:7277/cb", pasted)).isEqualTo(Pasted.WAY_THERE);
    }

    @ParameterizedTest
    @CsvSource({"https://id.twitch.tv/oauth2/else", "https://twitch.example/oauth2/authorize",
            "http://stagepass.example/start/x"})
    void what_only_looks_like_it_is_another_address(String pasted) {
        assertThat(paste("http://localhost:7277/cb", pasted)).isEqualTo(Pasted.ANOTHER_ADDRESS);
    }

    @Test
    void an_address_may_be_as_long_as_a_browser_could_have_sent_it() {
        String longest = "localhost/" + "x".repeat(ReceiverLimits.HEAD_BYTES - "localhost/".length());
        assertThat(PastedAddress.of(" " + longest + "\n")).isPresent();
        assertThat(PastedAddress.of(longest + "x")).isEmpty();
    }
}
