package app.stagepass.handover;

import java.time.Instant;

/** What became of the token that was copied last. */
public sealed interface ClipboardState {

    /** Nothing was copied yet. */
    record Empty() implements ClipboardState {}

    /**
     * It is there. After {@code clearsAt} it is being cleared.
     *
     * @param label    whose token it is; not secret
     * @param clearsAt when it leaves by itself
     */
    record Holding(String label, Instant clearsAt) implements ClipboardState {}

    /** It is gone: we looked after clearing. */
    record Cleared(Instant at) implements ClipboardState {}

    /** Something else was copied since, which is not ours to clear. */
    record ReplacedBySomethingElse() implements ClipboardState {}

    /** It could not be made sure that it is gone. */
    record MayStillBeThere(Reason reason) implements ClipboardState {

        public enum Reason {
            /** The system does not let us look (Wayland), or does not answer. */
            CANNOT_LOOK,
            /** We can see it and cannot clear it. */
            CANNOT_CLEAR
        }
    }
}
