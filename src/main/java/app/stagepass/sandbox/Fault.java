package app.stagepass.sandbox;

import java.time.Duration;
import java.util.Optional;

/** A way to misbehave. */
public sealed interface Fault {

    /** An error status with Twitch's JSON body, or none for 429, as was seen. */
    record Status(int status, Optional<String> retryAfter) implements Fault {}

    /** A page instead of JSON, as a captive portal sends it. */
    record Html(int status) implements Fault {}

    /** The true answer, cut in the middle. */
    record Truncated() implements Fault {}

    /** Something that only begins like JSON. */
    record Malformed() implements Fault {}

    /** JSON whose fields have other types than they should. */
    record WrongTypes() implements Fault {}

    /** Ten megabytes of JSON. */
    record Huge() implements Fault {}

    /**
     * The connection is closed without an answer.
     *
     * @param acted whether the request was carried out before
     */
    record Reset(boolean acted) implements Fault {}

    /** The answer comes so much later. */
    record Slow(Duration by) implements Fault {}

    /** 307 to another place. */
    record Redirect(String location) implements Fault {}
}
