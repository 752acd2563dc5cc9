package app.stagepass.twitch;

import java.time.Clock;
import java.time.Duration;

/** The way out to Twitch for those who cannot wait as long as the program does. */
public final class Patience {

    private Patience() {}

    /** @param limit for a whole call, in real time */
    public static TwitchHttp of(Duration limit, Clock clock) {
        return new TwitchHttp(HttpClients.create(), clock, limit);
    }
}
