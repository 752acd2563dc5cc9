package app.stagepass.oauth;

import app.stagepass.token.AccessToken;
import java.net.URI;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Waits on the redirect URI for the browser to come back (RFC 8252 section 7.3). It listens from its making to its closing.
 */
public interface RedirectReceiver extends AutoCloseable {

    /** The one-time link that starts the browser on its way; this is what is opened and what "copy link" copies. */
    URI startLink();

    /** The way back that does not lead through this machine's ports. */
    RedirectByHand byHand();

    /**
     * Blocks until the true callback came.
     *
     * @throws OAuthException.NoCallback at the deadline
     * @throws OAuthException.Cancelled  when cancelled or interrupted
     */
    AuthorizationResponse await(Instant deadline, Cancellation cancellation)
            throws OAuthException.NoCallback, OAuthException.Cancelled;

    /**
     * Has this one told of a token that came when nobody waited any more (RFC 6749 section 4.2 gives it to the browser at once, so it
     * lives). At most once, on a thread that may block.
     */
    void onUnwanted(Consumer<AccessToken> taker);

    /** Lets the waiting browser page tell how it ended. */
    void finish(Outcome outcome);

    /**
     * Takes no answer any more. It may go on listening for a while, so that a browser that comes late gets a page instead of an
     * error with the code in its address bar; it makes way at once for another that needs the port.
     */
    @Override
    void close();

    /** What the page in the browser says at the end. */
    enum Outcome {
        /** The token is in the keyring. */
        CONNECTED,
        /** There is a token, in memory only so far. */
        NOT_SAVED,
        /** Another account agreed than the one that was asked for. Nothing is stored; this program asks what to do. */
        OTHER_ACCOUNT,
        /** There is a token, and this program asks whether its account is the right one. Nothing is stored. */
        TO_CONFIRM, DENIED, FAILED, CANCELLED
    }

    /** Makes receivers; binds before it returns. */
    @FunctionalInterface
    interface Factory {

        /**
         * @param authorization where the start link leads to
         * @throws OAuthException.PortBusy      if the redirect URI's port is taken
         * @throws OAuthException.CallbackSetup if the settings of the callback cannot be followed
         */
        RedirectReceiver listen(AuthorizationRequest request, URI authorization)
                throws OAuthException.PortBusy, OAuthException.CannotListen, OAuthException.CallbackSetup;
    }
}
