package app.stagepass.oauth;

import java.io.IOException;

/**
 * Is told that a request which spends something is about to leave: the connection is made, and no byte of the request is on it. Called
 * at most once, on whichever thread sends.
 */
@FunctionalInterface
public interface Departure {

    /** For those who need not know. */
    Departure UNNOTED = () -> {};

    /** @throws IOException if it must not leave, which it then does not */
    void leaving() throws IOException;
}
