package app.stagepass.twitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.stagepass.oauth.AuthorizationRequest;
import app.stagepass.oauth.ResponseType;
import app.stagepass.token.Nonce;
import app.stagepass.token.RedirectUri;
import app.stagepass.token.Scope;
import java.net.URI;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where tokens may go, and where the browser is sent. */
class TwitchEndpointsTest {

    @ParameterizedTest
    @CsvSource({"https://id.twitch.tv.evil.example/oauth2, https://api.twitch.tv/helix",
            "https://evil.example/oauth2, https://evil.example/helix",
            "http://id.twitch.tv/oauth2, https://api.twitch.tv/helix",
            "https://id.twitch.tv/oauth2, http://127.0.0.1/helix",
            "http://127.0.0.1/oauth2, https://api.twitch.tv/helix",
            "http://127.0.0.1.evil.example/, http://127.0.0.1/", "http://127.0.0.1@evil.example/, http://127.0.0.1/",
            "http://evil@127.0.0.1/, http://127.0.0.1/", "http://192.168.1.2/, http://192.168.1.2/",
            "http://0.0.0.0/, http://0.0.0.0/", "ftp://127.0.0.1/, ftp://127.0.0.1/", "oauth2, helix"})
    void nothingButTwitchAndThisMachine(URI oauth, URI helix) {
        assertThatIllegalArgumentException().isThrownBy(() -> new TwitchEndpoints(oauth, helix));
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1:8080/oauth2, http://127.0.0.1:8080/helix",
            "http://localhost:8080/oauth2, http://[::1]:8080/helix"})
    void aStandInOnThisMachineIsFine(URI oauth, URI helix) {
        assertThat(new TwitchEndpoints(oauth, helix).areReal()).isFalse();
    }

    @Test
    void theRealOnesAreTwitchs() {
        assertThat(TwitchEndpoints.TWITCH.oauth()).hasToString("https://id.twitch.tv/oauth2");
        assertThat(TwitchEndpoints.TWITCH.helix()).hasToString("https://api.twitch.tv/helix");
        assertThat(TwitchEndpoints.TWITCH.areReal()).isTrue();
    }

    /** {@code printf abc | openssl dgst -sha256 -binary | basenc --base64url | tr -d =}. */
    private static final String STATE = "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0";

    private static URI uri(Set<Scope> scopes, boolean forceVerify) {
        var twitch = new TwitchAuthorizationServer(TwitchEndpoints.TWITCH, Given.http(), secret -> {});
        return twitch.authorizationUri(new AuthorizationRequest(Given.CLIENT_ID, RedirectUri.DEFAULT,
                new TreeSet<>(scopes), new Nonce("abc"), forceVerify));
    }

    @Test
    void theConsentPageIsAskedForExactlyWhatIsWanted() {
        assertThat(uri(Set.of(new Scope("chat:read"), new Scope("chat:edit")), true)).hasToString(
                "https://id.twitch.tv/oauth2/authorize?response_type=code&client_id=hof5gwx0su6owfnys0nyan9c87zr6t"
                        + "&redirect_uri=http%3A%2F%2Flocalhost%3A7277%2Foauth%2Fcallback"
                        + "&scope=chat%3Aedit%20chat%3Aread&state=" + STATE + "&force_verify=true");
    }

    @Test
    void aTokenAtOnceIsAskedForByItsName() {
        var twitch = new TwitchAuthorizationServer(TwitchEndpoints.TWITCH, Given.http(), secret -> {});
        assertThat(twitch.authorizationUri(new AuthorizationRequest(Given.CLIENT_ID, RedirectUri.DEFAULT,
                new TreeSet<>(), new Nonce("abc"), true, ResponseType.TOKEN)).getQuery())
                .startsWith("response_type=token&").doesNotContain("abc");
    }

    @Test
    void withoutScopesAndWithoutForcingBothAreLeftOut() {
        assertThat(uri(Set.of(), false)).hasToString(
                "https://id.twitch.tv/oauth2/authorize?response_type=code&client_id=hof5gwx0su6owfnys0nyan9c87zr6t"
                        + "&redirect_uri=http%3A%2F%2Flocalhost%3A7277%2Foauth%2Fcallback&state=" + STATE);
    }
}
