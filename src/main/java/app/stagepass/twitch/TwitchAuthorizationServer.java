package app.stagepass.twitch;

import app.stagepass.oauth.AuthorizationRequest;
import app.stagepass.oauth.AuthorizationServer;
import app.stagepass.oauth.Departure;
import app.stagepass.oauth.DeviceAuthorization;
import app.stagepass.oauth.DeviceTokenResponse;
import app.stagepass.oauth.OAuthException.InvalidCode;
import app.stagepass.oauth.OAuthException.InvalidRefreshToken;
import app.stagepass.oauth.OAuthException.UnexpectedAnswer.Problem;
import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.Validation;
import app.stagepass.token.AccessToken;
import app.stagepass.token.AuthorizationCode;
import app.stagepass.token.ClientId;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.ClientType;
import app.stagepass.token.DeviceCode;
import app.stagepass.token.LiveSecrets;
import app.stagepass.token.RefreshToken;
import app.stagepass.token.Scope;
import app.stagepass.token.TokenSet;
import java.net.URI;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import okhttp3.Request;

/** id.twitch.tv over HTTP (Twitch pages "Getting OAuth Access Tokens", "Refreshing", "Validating", "Revoking"). */
public final class TwitchAuthorizationServer implements AuthorizationServer {

    private final TwitchEndpoints endpoints;
    private final TwitchHttp http;
    private final LiveSecrets live;

    public TwitchAuthorizationServer(TwitchEndpoints endpoints, TwitchHttp http, LiveSecrets live) {
        this.endpoints = endpoints;
        this.http = http;
        this.live = live;
    }

    @Override
    public URI authorizationUri(AuthorizationRequest request) {
        Form query = new Form().add("response_type", switch (request.responseType()) {
            case CODE -> "code";
            case TOKEN -> "token";
        })
                .add("client_id", request.clientId().value())
                .add("redirect_uri", request.redirectUri().value());
        if (!request.scopes().isEmpty()) {
            query.add("scope", spaced(request.scopes()));
        }
        query.add("state", request.state());
        if (request.forceVerify()) {
            query.add("force_verify", "true");
        }
        return URI.create(endpoints.oauth() + "/authorize?" + query.query());
    }

    @Override
    public TokenSet exchange(ClientRegistration client, Optional<ClientSecret> secret, AuthorizationCode code)
            throws OAuthException {
        Form form = identified(client, secret).add("grant_type", "authorization_code").add("code", code)
                .add("redirect_uri", client.redirectUri().value());
        Reply reply = http.send(post("/token", form));
        if (reply.status() == 200) {
            return TokenReply.first(reply, live);
        }
        ErrorReply error = ErrorReply.of(reply);
        throw error == ErrorReply.INVALID_CODE ? new InvalidCode() : error.inGeneral(reply.status());
    }

    @Override
    public DeviceAuthorization startDevice(ClientRegistration client, SortedSet<Scope> scopes) throws OAuthException {
        Form form = new Form().add("client_id", client.clientId().value());
        if (!scopes.isEmpty()) {
            form.add("scopes", spaced(scopes));
        }
        Reply reply = http.send(post("/device", form));
        if (reply.status() == 200) {
            return DeviceReply.read(reply, endpoints, live);
        }
        throw ErrorReply.of(reply).inGeneral(reply.status());
    }

    @Override
    public DeviceTokenResponse pollDevice(ClientRegistration client, DeviceCode code) throws OAuthException {
        Form form = new Form().add("client_id", client.clientId().value())
                .add("grant_type", "urn:ietf:params:oauth:grant-type:device_code").add("device_code", code);
        Reply reply = http.sendAndHear(post("/token", form), Departure.UNNOTED);
        if (reply.status() == 200) {
            return new DeviceTokenResponse.Approved(TokenReply.first(reply, live));
        }
        ErrorReply error = ErrorReply.ofPoll(reply);
        return switch (error) {
            case AUTHORIZATION_PENDING -> new DeviceTokenResponse.Pending();
            case SLOW_DOWN -> new DeviceTokenResponse.SlowDown();
            case INVALID_DEVICE_CODE -> throw new OAuthException.InvalidDeviceCode();
            case ACCESS_DENIED -> throw new OAuthException.Denied();
            default -> throw error.inGeneral(reply.status());
        };
    }

    @Override
    public TokenSet clientCredentials(ClientRegistration client, ClientSecret secret) throws OAuthException {
        Form form = identified(client, Optional.of(secret)).add("grant_type", "client_credentials");
        Reply reply = http.send(post("/token", form));
        if (reply.status() == 200) {
            return TokenReply.ofApplication(reply, live);
        }
        throw ErrorReply.of(reply).inGeneral(reply.status());
    }

    @Override
    public TokenSet refresh(ClientRegistration client, Optional<ClientSecret> secret, RefreshToken token,
            Departure departure) throws OAuthException {
        Form form = identified(client, secret).add("grant_type", "refresh_token").add("refresh_token", token);
        Reply reply = http.sendAndHear(post("/token", form), departure);
        if (reply.status() == 200) {
            return TokenReply.next(reply,
                    client.type() == ClientType.CONFIDENTIAL ? Optional.of(token) : Optional.empty(), live);
        }
        ErrorReply error = ErrorReply.of(reply);
        // Twitch's page speaks of 401, every answer on record is a 400.
        boolean refused = error == ErrorReply.INVALID_REFRESH_TOKEN && (reply.status() == 400 || reply.status() == 401);
        throw refused ? new InvalidRefreshToken(reply.status()) : error.inGeneral(reply.status());
    }

    @Override
    public Validation validate(AccessToken token) throws OAuthException {
        Reply reply = http.send(new Request.Builder().url(endpoints.oauth() + "/validate")
                .header("Authorization", "OAuth " + token.reveal()).header("Accept", "application/json").build());
        if (reply.status() == 200) {
            return ValidateReply.read(reply);
        }
        throw ErrorReply.of(reply).forToken(reply.status());
    }

    @Override
    public void revoke(ClientId clientId, AccessToken token) throws OAuthException {
        Form form = new Form().add("client_id", clientId.value()).add("token", token);
        Reply reply = http.send(post("/revoke", form));
        if (reply.status() == 200) {
            if (!reply.isBlank()) {
                // Twitch's is empty. A captive portal's page or another service's JSON must not pass for a revocation.
                JsonReply.of(reply);
                throw reply.unexpected(Problem.WRONG_TYPE);
            }
            return;
        }
        ErrorReply error = ErrorReply.of(reply);
        if (error != ErrorReply.INVALID_TOKEN || reply.status() != 400) {
            throw error.inGeneral(reply.status());
        }
    }

    private static String spaced(SortedSet<Scope> scopes) {
        return scopes.stream().map(Scope::value).collect(Collectors.joining(" "));
    }

    /** Twitch takes the secret in the body (RFC 6749 section 2.3.1); a public client has none. */
    private static Form identified(ClientRegistration client, Optional<ClientSecret> secret) {
        Form form = new Form().add("client_id", client.clientId().value());
        secret.ifPresent(s -> form.add("client_secret", s));
        return form;
    }

    private Request post(String path, Form form) {
        return new Request.Builder().url(endpoints.oauth() + path).header("Accept", "application/json")
                .post(form.body()).build();
    }
}
