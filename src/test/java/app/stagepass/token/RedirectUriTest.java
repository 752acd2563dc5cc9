package app.stagepass.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.token.RedirectUri.Problem;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

/** A redirect URI is kept as it was typed, and refused with the first thing that is wrong with it. */
class RedirectUriTest {

    @ParameterizedTest
    @CsvSource({"http://localhost:7277/oauth/callback,localhost,7277,/oauth/callback,false,true",
            "http://localhost,localhost,80,/,false,true", "http://LocalHost/Cb,localhost,80,/Cb,false,true",
            "http://127.0.0.1:1/a%20b,127.0.0.1,1,/a%20b,false,true", "http://[::1]:65535/,[::1],65535,/,false,true",
            "https://localhost/cb,localhost,443,/cb,true,true",
            "https://stagepass.example:8443/cb,stagepass.example,8443,/cb,true,false"})
    void an_address_that_can_be_registered_is_taken_apart(String typed, String host, int port, String path,
            boolean secure, boolean loopback) {
        assertThat(RedirectUri.problemOf(typed)).isEmpty();
        RedirectUri uri = new RedirectUri(typed);
        assertThat(uri.host()).isEqualTo(host);
        assertThat(uri.port()).isEqualTo(port);
        assertThat(uri.path()).isEqualTo(path);
        assertThat(uri.isSecure()).isEqualTo(secure);
        assertThat(uri.isLoopback()).isEqualTo(loopback);
        assertThat(uri.uri()).isEqualTo(URI.create(typed));
        assertThat(uri).hasToString(typed);
    }

    @ParameterizedTest
    @CsvSource({"http://local host/,NOT_AN_ADDRESS", "http://localhost/%zz,NOT_AN_ADDRESS",
            "/oauth/callback,NOT_HTTP", "localhost:7277/oauth/callback,NOT_HTTP", "ftp://localhost/,NOT_HTTP",
            "http://me@localhost/,HAS_USER_PART", "http://localhost@evil.example/,HAS_USER_PART",
            "http:/oauth/callback,NO_HOST", "https:///callback,NO_HOST", "http://local_host/,NO_HOST",
            "http://localhost/?a=b,HAS_QUERY_OR_FRAGMENT", "http://localhost/?,HAS_QUERY_OR_FRAGMENT",
            "http://localhost/#a,HAS_QUERY_OR_FRAGMENT", "http://localhost:0/,BAD_PORT",
            "http://localhost:65536/,BAD_PORT", "http://stagepass.example/,PLAIN_HTTP_OFF_LOOPBACK",
            "http://127.0.0.2/,PLAIN_HTTP_OFF_LOOPBACK", "http://localhost.evil.example/,PLAIN_HTTP_OFF_LOOPBACK",
            "http://[::2]/,PLAIN_HTTP_OFF_LOOPBACK"})
    void what_is_wrong_with_a_typed_address_has_a_name(String typed, Problem problem) {
        assertThat(RedirectUri.problemOf(typed)).contains(problem);
        assertThatThrownBy(() -> new RedirectUri(typed)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem.name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:1/", "https://example.com:65535/", "http://[::1]/"})
    void the_smallest_and_the_largest_port_and_none_are_fine(String typed) {
        assertThat(RedirectUri.problemOf(typed)).isEmpty();
    }

    @Test
    void what_is_offered_first_is_on_this_machine() {
        assertThat(RedirectUri.DEFAULT.isLoopback()).isTrue();
        assertThat(RedirectUri.DEFAULT).hasToString("http://localhost:7277/oauth/callback");
    }
}
