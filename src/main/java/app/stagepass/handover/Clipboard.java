package app.stagepass.handover;

import java.util.Optional;

/** The system's clipboard. Calls block until it answered; safe from any thread. */
public interface Clipboard {

    /** Puts a text there with the hints that keep clipboard managers from storing it. */
    void putConcealed(String text) throws Unavailable;

    /** Puts a text there that everybody may see: a link, a redirect URI. */
    void put(String text) throws Unavailable;

    /** What is there now. */
    Content content();

    /** Empties it. */
    void clear() throws Unavailable;

    /** What can be known of the clipboard. */
    sealed interface Content {

        record Text(String text) implements Content {

            /** May be a token: never printed. */
            @Override
            public String toString() {
                return "Text[hidden]";
            }
        }

        /** Empty, or not text. */
        record NoText() implements Content {}

        /** The system does not let us look (Wayland without focus). */
        record Unknown() implements Content {}
    }

    /** The clipboard could not be reached. */
    final class Unavailable extends Exception {
        private static final long serialVersionUID = 1L;

        public Unavailable(Optional<String> errorClass) {
            super("clipboard unavailable " + errorClass.orElse(""));
        }
    }
}
