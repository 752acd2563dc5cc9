package app.stagepass;

import java.net.URI;

/** Which stand-in for Twitch a sandbox realm uses. */
sealed interface SandboxChoice {

    /** One inside this process, whose state outlives a restart. */
    record Embedded() implements SandboxChoice {}

    /** One that runs elsewhere on this machine. */
    record At(URI base) implements SandboxChoice {}
}
