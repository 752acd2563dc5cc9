package app.stagepass.sandbox;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A way to misbehave. Where nothing else is said, the request is not carried out. */
public sealed interface Fault {

    /** An error status with Twitch's JSON body, or none for 429, as was seen. */
    record Status(int status, Optional<String> retryAfter) implements Fault {}

    /**
     * Any answer at all.
     *
     * @param acted whether the request was carried out before, as by a proxy that lost the true answer
     */
    record Answer(int status, String contentType, String body, boolean acted) implements Fault {}

    /** A page instead of JSON, as a captive portal sends it. */
    record Html(int status) implements Fault {}

    /** Carried out, but the answer ends in its middle. */
    record Truncated() implements Fault {}

    /** Something that only begins like JSON. */
    record Malformed() implements Fault {}

    /** JSON whose fields have other types than they should. */
    record WrongTypes() implements Fault {}

    /** Ten megabytes of JSON. */
    record Huge() implements Fault {}

    /**
     * The connection is reset without an answer.
     *
     * @param acted whether the request was carried out before
     */
    record Reset(boolean acted) implements Fault {}

    /** Carried out at once; the answer comes so much later. */
    record Slow(Duration by) implements Fault {}

    /** Carried out at once; the answer comes when the test releases it. */
    record Held(CompletableFuture<?> released) implements Fault {}

    /** 307 to another place. */
    record Redirect(String location) implements Fault {}

    /** Carried out, and then answered in another wrong way, as by a proxy that lost the true answer. */
    record CarriedOut(Fault then) implements Fault {}

    /** Carried out; half of what the other wrong way would send comes, and then the connection ends. */
    record BrokenOff(Fault then) implements Fault {}

    /** Carried out; half of the answer comes, and no more of it until the test releases the connection, which then ends. */
    record Stalled(CompletableFuture<?> released) implements Fault {}

    /** Nothing comes until the test releases the connection, which then ends. */
    record Silent(CompletableFuture<?> released) implements Fault {}

    /** Carried out; then something else happens, and then the true answer comes. */
    record Meanwhile(Runnable event) implements Fault {}
}
