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
 * @param keepAlive   how long an answered connection stays open for another request; zero: not at all
 */
public record ReceiverLimits(Duration head, Duration young, Duration hold, Duration farewell, Duration linger,
        int connections, int held, Duration keepAlive) {

    /** The largest request head, in bytes. Twitch's redirect with all scopes in it has about 3,500. */
    static final int HEAD_BYTES = 8 * 1024;

    /** The largest body, in bytes: a fragment that our own page posts, with all scopes in it. */
    static final int BODY_BYTES = 8 * 1024;

    public static final ReceiverLimits DEFAULT = new ReceiverLimits(Duration.ofSeconds(10), Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(3), Duration.ofMinutes(2), 200, 4, Duration.ofSeconds(5));

    /** For connections that are used once. */
    public ReceiverLimits(Duration head, Duration young, Duration hold, Duration farewell, Duration linger,
            int connections, int held) {
        this(head, young, hold, farewell, linger, connections, held, Duration.ZERO);
    }

    /** The same with what the person may choose. */
    public ReceiverLimits with(Duration newKeepAlive, Duration newFarewell) {
        return new ReceiverLimits(head, young, hold, newFarewell, linger, connections, held, newKeepAlive);
    }

    /** Whatever it sends, no connection lives longer, unless it waits for a result. */
    Duration connection() {
        return head.plus(keepAlive);
    }
}
