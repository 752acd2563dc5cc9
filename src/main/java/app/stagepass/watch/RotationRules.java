package app.stagepass.watch;

import app.stagepass.oauth.OAuthException;
import app.stagepass.token.ClientType;
import app.stagepass.token.RefreshToken;
import app.stagepass.token.Renewability;
import app.stagepass.vault.Rotation;
import java.util.Optional;

/**
 * When a refresh token may be sent, and what a failure makes of it. A confidential client's may be sent again; a public client's
 * works once, and Twitch cuts the whole link of user and application when a spent one comes again (Twitch page "Refreshing Access
 * Tokens"; twitchdev issue 903). Pure.
 */
final class RotationRules {

    private RotationRules() {}

    /** What becomes of a refresh token that was about to be sent, or was. */
    enum Outcome {
        /** It was not used up: it never left, or Twitch did not look at it. */
        UNTOUCHED,
        /** It may have been used up, and may be sent again all the same. */
        UNANSWERED,
        /** It may have been used up, and must not be sent again. */
        IN_DOUBT,
        /** Twitch does not take it any more. */
        REFUSED
    }

    /**
     * Whether this token may be sent, by what was written down of the renewal before.
     *
     * @return {@link Renewability#BY_REFRESH_TOKEN} if it may, or why not
     */
    static Renewability before(ClientType type, Optional<Rotation> unfinished, RefreshToken token) {
        if (type == ClientType.CONFIDENTIAL || unfinished.isEmpty()) {
            return Renewability.BY_REFRESH_TOKEN;
        }
        if (unfinished.get().mayHaveSpent(token)) {
            return Renewability.IN_DOUBT;
        }
        if (!unfinished.get().about().mayBeOf(token)) { // it came since
            return Renewability.BY_REFRESH_TOKEN;
        }
        return switch (unfinished.get().stage()) {
            case INTENT -> Renewability.BY_REFRESH_TOKEN;
            case SENT -> Renewability.IN_DOUBT;
            case REFUSED -> Renewability.REFUSED;
        };
    }

    /**
     * @param unansweredBefore whether it was sent before without an answer, so that a refusal now says nothing but that Twitch
     *                         exchanged it then
     */
    static Outcome after(ClientType type, boolean unansweredBefore, OAuthException failure) {
        return switch (failure) {
            case OAuthException.Unreachable unreachable when !unreachable.mayHaveArrived() -> Outcome.UNTOUCHED;
            case OAuthException.RateLimited _,OAuthException.InvalidClient _ -> Outcome.UNTOUCHED;
            case OAuthException.InvalidRefreshToken _ -> unansweredBefore ? Outcome.IN_DOUBT : Outcome.REFUSED;
            // Nobody documents what an odd answer means for the token; and the last ones are no answers to a renewal.
            case OAuthException.Unreachable _,OAuthException.ServerFailing _,OAuthException.UnexpectedAnswer _,OAuthException.InDoubt _,OAuthException.InvalidToken _,OAuthException.ForeignToken _,OAuthException.PortBusy _,OAuthException.CannotListen _,OAuthException.CallbackSetup _,OAuthException.NoBrowser _,OAuthException.NoCallback _,OAuthException.Cancelled _,OAuthException.Denied _,OAuthException.AuthorizationFailed _,OAuthException.InvalidCode _,OAuthException.InvalidDeviceCode _,OAuthException.DeviceCodeExpired _,OAuthException.NotConfirmed _ ->
                type == ClientType.PUBLIC ? Outcome.IN_DOUBT : Outcome.UNANSWERED;
        };
    }
}
