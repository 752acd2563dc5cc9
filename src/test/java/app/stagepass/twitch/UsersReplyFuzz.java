package app.stagepass.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.oauth.OAuthException;
import app.stagepass.token.AccessToken;
import app.stagepass.token.Account;
import app.stagepass.token.ClientId;
import java.time.Clock;
import java.time.Duration;
import okhttp3.OkHttpClient;

/** What Helix says of a user, with any body and through the whole client: an account, or a typed failure. */
public final class UsersReplyFuzz {

    private static final Body BODY = new Body();
    private static final TwitchUsers USERS = new TwitchUsers(TwitchEndpoints.TWITCH,
            new TwitchHttp(BODY.client(), Clock.systemUTC(), Duration.ofSeconds(20)));

    private UsersReplyFuzz() {}

    /** Answers every request from here; nothing leaves. */
    private static final class Body {

        private volatile byte[] next = {};

        OkHttpClient client() {
            return new OkHttpClient.Builder().addInterceptor(
                    chain -> Answers.response(chain.request(), 200, "application/json", "", next)).build();
        }

        void is(byte[] bytes) {
            next = bytes;
        }
    }

    public static void fuzzerTestOneInput(byte[] data) {
        BODY.is(data);
        try {
            Account account = USERS.ownerOf(new ClientId("abc"), new AccessToken("token"));
            assertThat(account.userId()).isNotEmpty();
            assertThat(account.login()).isNotEmpty();
            assertThat(account.displayName()).isNotEmpty();
            account.avatar().ifPresent(picture -> {
                assertThat(picture.toString()).startsWith("https://");
                assertThat(picture.getHost()).isEqualTo("static-cdn.jtvnw.net");
            });
        } catch (OAuthException e) {
            assertThat(e).isInstanceOf(OAuthException.UnexpectedAnswer.class);
        }
    }
}
