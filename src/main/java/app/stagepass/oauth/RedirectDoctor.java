package app.stagepass.oauth;

import app.stagepass.token.RedirectUri;

/** Tries out whether a browser could come back to a redirect URI, without asking Twitch. Blocks for some seconds at most. */
@FunctionalInterface
public interface RedirectDoctor {

    /**
     * Name, certificate, port, each address, handshake, in this order.
     *
     * @throws OAuthException what is in the way: PortBusy, CannotListen or CallbackSetup
     */
    Checkup examine(RedirectUri redirect) throws OAuthException;
}
