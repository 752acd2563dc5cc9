package app.stagepass.oauth;

import java.time.Duration;

/**
 * What one sign-in's callback server grants to whoever connects.
 *
 * @param head        time from connecting to the end of the request's head; no keeping alive by trickling
 * @param young       how long a connection is safe from making room for others, so that its request can be read
 * @param hold        longest time for which a finished browser is kept waiting for the result before it asks again
 * @param farewell    how long the end of the process waits for the last page to be fetched
 * @param linger      how long after its end a sign-in goes on answering a browser that is still on its way
 * @param connections open at once; beyond it the oldest goes that is neither young nor waiting for a result
 * @param held        of these, how many may wait for a result
 */
public record ReceiverLimits(Duration head, Duration young, Duration hold, Duration farewell, Duration linger,
        int connections, int held) {

    /** The largest request head, in bytes. Twitch's redirect with all scopes in it has about 3,500. */
    static final int HEAD_BYTES = 8 * 1024;

    /** The largest body, in bytes: a fragment that our own page posts, with all scopes in it. */
    static final int BODY_BYTES = 8 * 1024;

    public static final ReceiverLimits DEFAULT = new ReceiverLimits(Duration.ofSeconds(10), Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(3), Duration.ofMinutes(2), 200, 4);
}
