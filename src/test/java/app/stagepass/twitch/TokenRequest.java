package app.stagepass.twitch;

import app.stagepass.oauth.AuthorizationServer;
import app.stagepass.oauth.Departure;
import app.stagepass.oauth.OAuthException;
import app.stagepass.token.TokenSet;
import java.util.Optional;

/** The two requests that spend something. */
enum TokenRequest {
    EXCHANGE, REFRESH;

    TokenSet send(AuthorizationServer twitch) throws OAuthException {
        return switch (this) {
            case EXCHANGE -> twitch.exchange(Given.CLIENT, Optional.of(Given.SECRET), Given.CODE);
            case REFRESH -> twitch.refresh(Given.CLIENT, Optional.of(Given.SECRET), Given.REFRESH, Departure.UNNOTED);
        };
    }
}
