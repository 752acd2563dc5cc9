package app.stagepass.ui.connect;

import java.util.regex.Pattern;

/** What pasting from a web page does to a value, undone; and what Twitch's values usually look like. */
final class PastedText {

    /** White space of any kind, and the marks without width that browsers copy along. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Cc}]+",
            Pattern.UNICODE_CHARACTER_CLASS);

    /** Seen of every client ID and client secret that Twitch hands out today; nothing promises that it stays so. */
    private static final Pattern USUAL = Pattern.compile("[a-z0-9]{30}");

    private PastedText() {}

    /** For values that hold no space of their own: client ID, client secret, address. */
    static String bare(String text) {
        return INVISIBLE.matcher(text).replaceAll("");
    }

    static boolean isUsual(String value) {
        return USUAL.matcher(value).matches();
    }
}
