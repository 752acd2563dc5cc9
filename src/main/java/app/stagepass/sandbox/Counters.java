package app.stagepass.sandbox;

import java.util.EnumMap;
import java.util.Map;

/** Counts what was asked and what went wrong, so that a test can tell what really reached the server. Thread-safe. */
public final class Counters {

    private final Map<Event, Integer> counts = new EnumMap<>(Event.class);

    /** What is counted. */
    public enum Event {
        AUTHORIZE, AGREED, DENIED, REDIRECT_MISMATCH, DEVICE_START, DEVICE_POLL,
        /** Redeemed for a first pair. */
        DEVICE_SPENT,
        /** Of any grant type, also where a fault kept it from being carried out. */
        TOKEN_REQUEST, EXCHANGE,
        /** Redeemed for a first pair. */
        CODE_SPENT, CODE_REFUSED, REFRESH, REFRESH_REFUSED,
        /** A public client's one-time token came again, and the link was cut. */
        SPENT_REFRESH_RESENT, CLIENT_CREDENTIALS, WRONG_SECRET, VALIDATE, VALIDATE_REFUSED, REVOKE,
        /** Access tokens that a revocation ended. */
        REVOKED, USERS, FAULT
    }

    synchronized void count(Event event) {
        counts.merge(event, 1, Integer::sum);
    }

    public synchronized int of(Event event) {
        return counts.getOrDefault(event, 0);
    }

    public synchronized Map<Event, Integer> all() {
        Map<Event, Integer> all = new EnumMap<>(Event.class);
        for (Event event : Event.values()) {
            all.put(event, of(event));
        }
        return all;
    }
}
