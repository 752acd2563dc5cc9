package app.stagepass.twitch;

import app.stagepass.oauth.AccountLookup;
import app.stagepass.oauth.OAuthException;
import app.stagepass.token.AccessToken;
import app.stagepass.token.Account;
import app.stagepass.token.ClientId;
import java.net.URI;
import java.util.Optional;
import okhttp3.Request;

/** {@code GET /helix/users} without parameters: the token's own account (Twitch page "Get Users"). */
public final class TwitchUsers implements AccountLookup {

    private final TwitchEndpoints endpoints;
    private final TwitchHttp http;

    public TwitchUsers(TwitchEndpoints endpoints, TwitchHttp http) {
        this.endpoints = endpoints;
        this.http = http;
    }

    @Override
    public Account ownerOf(ClientId clientId, AccessToken token) throws OAuthException {
        Reply reply = http.send(new Request.Builder().url(endpoints.helix() + "/users")
                .header("Authorization", "Bearer " + token.reveal()).header("Client-Id", clientId.value())
                .header("Accept", "application/json").build());
        if (reply.status() != 200) {
            throw ErrorReply.of(reply).forToken(reply.status());
        }
        JsonReply user = JsonReply.of(reply).first("data");
        String login = user.text("login");
        Optional<URI> avatar = user.optionalText("profile_image_url")
                .flatMap(address -> ImageHost.accept(address, endpoints));
        return new Account(user.text("id"), login, user.optionalText("display_name").orElse(login), avatar);
    }
}
