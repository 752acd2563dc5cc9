package app.stagepass.twitch;

import app.stagepass.oauth.AuthorizationServer;
import app.stagepass.oauth.Departure;
import app.stagepass.oauth.DeviceTokenResponse;
import app.stagepass.oauth.OAuthException;
import app.stagepass.token.TokenSet;
import java.util.Optional;

/** The requests of the token endpoint. Each leaves once, for some spend what they send. */
enum TokenRequest {
    EXCHANGE, REFRESH, DEVICE_POLL, CLIENT_CREDENTIALS;

    TokenSet send(AuthorizationServer twitch) throws OAuthException {
        return switch (this) {
            case EXCHANGE -> twitch.exchange(Given.CLIENT, Optional.of(Given.SECRET), Given.CODE);
            case REFRESH -> twitch.refresh(Given.CLIENT, Optional.of(Given.SECRET), Given.REFRESH, Departure.UNNOTED);
            case DEVICE_POLL -> approved(twitch.pollDevice(Given.PUBLIC_CLIENT, Given.DEVICE));
            case CLIENT_CREDENTIALS -> twitch.clientCredentials(Given.CLIENT, Given.SECRET);
        };
    }

    private static TokenSet approved(DeviceTokenResponse response) {
        if (response instanceof DeviceTokenResponse.Approved approved) {
            return approved.tokens();
        }
        throw new AssertionError("not approved: " + response);
    }
}
