package app.stagepass;

/** Where a renewal can be cut off. */
enum CrashStep {
    BEFORE_INTENT, AFTER_INTENT, BEFORE_SENT,
    /** The record is on the disk and no byte has left. */
    AFTER_SENT,
    /** Twitch has answered, and nobody but this process knows the new pair. */
    ANSWERED, HALF_WRITTEN, WRITTEN,
    /** The keyring's write has returned. */
    READ_BACK, BEFORE_INDEX, AFTER_INDEX, BEFORE_CLEAR, AFTER_CLEAR,
    /** At no step: a moment of chance, among them those in which the request is on its way. */
    ANY_MOMENT,
    /** Not in the renewal at all: when the program has said how the token is. */
    AFTER_STATUS
}
