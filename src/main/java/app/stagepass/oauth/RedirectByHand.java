package app.stagepass.oauth;

import java.net.URI;

/**
 * The way back for a browser that does not reach this machine: the person copies the address of the page that could not be
 * opened and pastes it here. It goes through the same rules as a callback: the exact redirect URI, the {@code state} compared in
 * constant time, one unambiguous answer, the first of all answers.
 *
 * <p>But for the cookie, which a pasted address cannot bring. The cookie proves that the answer comes from the browser that was
 * sent on its way, and not from another who can reach the loopback port or has read the link. Here the place of that proof is
 * taken by the keyboard: only the person who began the sign-in can paste into the same program. What is left is that this person
 * may be talked into pasting a stranger's answer, to sign in as the stranger unawares (RFC 6749 section 10.12). Against that stands
 * the state, which a stranger does not know, and which is good for this attempt only.
 */
public interface RedirectByHand {

    /**
     * Twitch's own page, for a browser that cannot follow the start link. It holds the live state, so it is shown only while the
     * person holds it open, and left nowhere.
     */
    URI authorization();

    /**
     * Takes what the person pasted. Nothing of it is logged, kept or thrown. Thread-safe.
     *
     * @param address untrusted, of any length
     */
    Pasted paste(String address);

    /** What became of a pasted address. All but the first leave the waiting as it was. */
    enum Pasted {
        /** It ended the waiting, with a code or an error of Twitch's. */
        ACCEPTED,
        /** It is right, and another answer was first. */
        TOO_LATE,
        /** It is not the redirect URI. */
        ANOTHER_ADDRESS,
        /** It is the link that the browser was to open, or Twitch's page: the way there, not the way back. */
        WAY_THERE,
        /** It is the answer to another attempt, or to nobody's. */
        WRONG_STATE,
        /** Twitch does not know the redirect URI; it says so without what would prove that it is Twitch's word. */
        MISMATCH,
        /** It is the redirect URI with no answer in it, or with two. */
        NO_ANSWER
    }
}
