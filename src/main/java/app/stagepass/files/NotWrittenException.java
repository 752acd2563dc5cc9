package app.stagepass.files;

import java.io.IOException;
import java.nio.file.Path;

/** A file of ours was not written, and what was there before is unharmed. Data, not prose. */
public final class NotWrittenException extends IOException {

    private static final long serialVersionUID = 1L;
    private final transient Path file;
    private final Problem problem;

    public NotWrittenException(Path file, Problem problem) {
        super(problem + " " + file.getFileName());
        this.file = file;
        this.problem = problem;
    }

    public Path file() {
        return file;
    }

    public Problem problem() {
        return problem;
    }

    public enum Problem {
        /** The file, its folder or its file system may not be written to. */
        READ_ONLY,
        /** No space left, or the person's quota is used up. */
        DISK_FULL,
        /** A newer Stagepass wrote what is there, so it is left alone. */
        NEWER_VERSION,
        /** What is there could not be read, so it is left alone. */
        NOT_READABLE, OTHER
    }
}
