package app.stagepass.twitch;

import java.io.IOException;

/** A proxy wants a password that we do not have. */
final class ProxyRefusal extends IOException {

    private static final long serialVersionUID = 1L;

    ProxyRefusal() {
        super("the proxy wants a password");
    }
}
