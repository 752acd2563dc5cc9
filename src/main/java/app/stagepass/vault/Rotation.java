package app.stagepass.vault;

import java.time.Instant;

/**
 * How far the renewal with one refresh token came, as it was written down before each step.
 *
 * @param about the refresh token that was to be sent
 * @param at    when the step was taken
 */
public record Rotation(Stage stage, TokenMark about, Instant at) {

    public enum Stage {
        /** Somebody is about to send it. Nothing has left. */
        INTENT,
        /** The first byte was about to leave: Twitch may have given a new pair for it. */
        SENT,
        /** Twitch answered that it does not take it. */
        REFUSED
    }
}
