package app.stagepass.token;

/** Told of every secret that comes into being or is read, so that the log can keep it out of its lines. Thread-safe. */
@FunctionalInterface
public interface LiveSecrets {

    void watch(Secret secret);
}
