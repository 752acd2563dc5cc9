package app.stagepass.desktop;

/** The session bus, or somebody on it, did not do what was asked. */
final class BusTrouble extends Exception {

    private static final long serialVersionUID = 1;

    enum Kind {
        /** There is no bus, or the connection to it is gone. */
        NO_BUS,
        /** Nobody has the name that was spoken to. */
        NOBODY,
        /** No answer within the time limit. */
        NO_REPLY,
        /** An answer that is an error, or not what was agreed. */
        REFUSED
    }

    private final Kind kind;

    BusTrouble(Kind kind, Throwable cause) {
        super(kind + " " + cause.getClass().getSimpleName(), cause);
        this.kind = kind;
    }

    BusTrouble(Kind kind) {
        super(kind.name());
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
