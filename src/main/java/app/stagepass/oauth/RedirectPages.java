package app.stagepass.oauth;

/** The words on the pages that {@link LoopbackRedirectReceiver} shows in the browser. Plain text: the receiver escapes it. */
public interface RedirectPages {

    /** The language of the words, as HTML's {@code lang} wants it (BCP 47). */
    String language();

    Text text(Page page);

    /**
     * What one page says.
     *
     * @param title heading and title of the tab
     */
    record Text(String title, String body) {}

    /** Every page there is. None depends on what the request held, so none can repeat it. */
    enum Page {
        /** The callback came and the token is being fetched: nothing is promised yet. */
        WAITING,
        /** The token stands in the address, where only a script can take it from, and this browser runs none. */
        NO_SCRIPT,
        /** It is stored. */
        CONNECTED,
        /** The token is there, and could not be saved yet. */
        NOT_SAVED,
        /** Another account agreed than was asked for; nothing is stored yet. */
        OTHER_ACCOUNT,
        /** The person pressed Cancel at Twitch. */
        DENIED, FAILED,
        /** The person cancelled in this program. */
        CANCELLED,
        /** The program went away without saying how it ended. */
        UNFINISHED,
        /** Twitch does not know the redirect URI (its error came without what would prove that it is Twitch's). */
        MISMATCH,
        /** A callback that is not ours: wrong state, no cookie, another user. */
        REJECTED,
        /** There is a token, which is kept when the person has confirmed its account in this program. */
        TO_CONFIRM,
        /** Where a sign-in is begun by a link on this very page. */
        LINK,
        /** The starting route was visited from another site. */
        ROUTE_FOREIGN,
        /** It was asked for scopes that are not in its list, or for none. */
        ROUTE_SCOPES,
        /** The starting route was asked with a {@code force_verify} that is neither true nor false. */
        ROUTE_VERIFY,
        /** No sign-in could begin. */
        ROUTE_BUSY,
        /** The one-time link was spent by another browser. */
        USED, NOT_FOUND
    }
}
