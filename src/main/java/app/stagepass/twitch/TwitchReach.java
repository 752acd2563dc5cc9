package app.stagepass.twitch;

import app.stagepass.oauth.OAuthException;
import okhttp3.Request;

/** Whether there is a way to Twitch from here, without telling it anything. */
public final class TwitchReach {

    private final TwitchEndpoints endpoints;
    private final TwitchHttp http;

    public TwitchReach(TwitchEndpoints endpoints, TwitchHttp http) {
        this.endpoints = endpoints;
        this.http = http;
    }

    /**
     * Asks {@code /validate} about no token. Returns if Twitch says in its own form that there is none. Blocks.
     *
     * @throws OAuthException what stands between
     */
    public void ask() throws OAuthException {
        Reply reply = http.send(new Request.Builder().url(endpoints.oauth() + "/validate")
                .header("Accept", "application/json").build());
        if (reply.status() == 200) {
            throw reply.unexpected(OAuthException.UnexpectedAnswer.Problem.STATUS);
        }
        if (ErrorReply.of(reply) == ErrorReply.NO_MESSAGE) {
            throw reply.unexpected(OAuthException.UnexpectedAnswer.Problem.MISSING_FIELD);
        }
    }
}
