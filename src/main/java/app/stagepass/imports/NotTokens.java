package app.stagepass.imports;

/** A file or a text from which no token can be taken. Data, not prose; never with anything of what was read. */
public final class NotTokens extends Exception {

    private static final long serialVersionUID = 1L;
    private final Why why;

    public NotTokens(Why why) {
        super(why.name());
        this.why = why;
    }

    public Why why() {
        return why;
    }

    /** What is wrong with it. */
    public enum Why {
        /** There is no such file. */
        GONE,
        /** A folder, or a device. */
        NOT_A_FILE,
        /** It only points to another file. */
        LINK,
        /** Longer than {@link TokenFile#LONGEST}. */
        TOO_LARGE, NOT_READABLE,
        /** Bytes that are no UTF-8. */
        NOT_TEXT,
        /** It changed since it was read, so it was not wiped. */
        CHANGED,
        /** It could not be overwritten or deleted. */
        NOT_WIPED,
        /** Nothing but white space. */
        EMPTY,
        /** It begins as JSON and is none. */
        BROKEN,
        /** Nothing in it is written as any tool that we know writes tokens. */
        FOREIGN,
        /** It is understood, and holds no token. */
        NO_TOKEN,
        /** It holds an application's secret and no token. */
        CLIENT_SECRET,
        /** The address that Twitch sends a browser back to, with a one-time code. */
        CODE,
        /** What broadcasting software sends a stream with. */
        STREAM_KEY,
        /** A refresh token without the access token that belongs to it. */
        REFRESH_ALONE,
        /** More than {@link TokenText#MOST}. */
        TOO_MANY
    }
}
