package app.stagepass.oauth;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address as a person copied it out of a browser, taken apart by hand, because the exceptions of the JDK's parser repeat what
 * they were given. It has no text form: its query may hold a code, its fragment a token.
 */
final class PastedAddress {

    /** Browsers leave the scheme out at times; some add a fragment. */
    private static final Pattern FORM = Pattern
            .compile("(?:(https?)://)?([^/?#\\s]+)(/[^?#\\s]*)?(?:\\?([^#\\s]*))?(?:#(\\S*))?",
                    Pattern.CASE_INSENSITIVE);

    private final Matcher parts;

    private PastedAddress(Matcher parts) {
        this.parts = parts;
    }

    static Optional<PastedAddress> of(String text) {
        String stripped = text.strip();
        if (stripped.length() > ReceiverLimits.HEAD_BYTES) {
            return Optional.empty();
        }
        Matcher parts = FORM.matcher(stripped);
        return parts.matches() ? Optional.of(new PastedAddress(parts)) : Optional.empty();
    }

    /** Lower case, {@code https} or {@code http}; empty if it was left out. */
    String scheme() {
        return part(1).toLowerCase(Locale.ROOT);
    }

    /** Host and port as in a {@code Host} header, in lower case. */
    String host() {
        return part(2).toLowerCase(Locale.ROOT);
    }

    /** Not decoded. */
    String path() {
        return part(3).isEmpty() ? "/" : part(3);
    }

    /** Not decoded. */
    String query() {
        return part(4);
    }

    /** Not decoded. */
    String fragment() {
        return part(5);
    }

    private String part(int group) {
        return Objects.requireNonNullElse(parts.group(group), "");
    }
}
