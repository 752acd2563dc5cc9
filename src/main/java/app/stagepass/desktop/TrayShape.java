package app.stagepass.desktop;

import java.util.Locale;

/** The pictures. They differ by outline and sign, not only by colour. */
public enum TrayShape {
    /** An empty ring in grey: nobody is signed in, so there is nothing to be good or bad. */
    NOBODY,
    /** A tick in a circle: all tokens are checked and good. */
    FINE,
    /** Three dots: checking or renewing. */
    WORKING,
    /** An hourglass: Twitch or the network does not answer, nothing is asked of the person. */
    WAITING,
    /** An exclamation mark in a triangle: nothing goes on without the person. */
    NEEDS_YOU;

    /** The name that the picture's files carry. */
    String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
