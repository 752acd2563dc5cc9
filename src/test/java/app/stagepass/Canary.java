package app.stagepass;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Searches for pieces of secrets: any run of eight characters, raw, percent-encoded (each character, or those that need it), with
 * JSON's escapes, and in Base64 at each of its three alignments.
 */
public final class Canary {

    private static final int RUN = 8;

    /** Piece to what it is a piece of. */
    private final Map<String, String> pieces = new LinkedHashMap<>();

    public Canary(Collection<String> secrets) {
        int number = 0;
        for (String secret : secrets) {
            number++;
            addRuns(secret, "secret " + number);
            addRuns(URLEncoder.encode(secret, StandardCharsets.UTF_8), "secret " + number + ", URL-encoded");
            addRuns(percentEveryCharacter(secret), 3 * RUN, "secret " + number + ", percent-encoded");
            addRuns(jsonEscapes(secret), 6 * RUN, "secret " + number + ", JSON-escaped");
            for (int shift = 0; shift < 3; shift++) {
                String encoded = Base64.getEncoder().withoutPadding()
                        .encodeToString(("x".repeat(shift) + secret).getBytes(StandardCharsets.UTF_8));
                // The first and the last characters depend on the neighbours too.
                int skip = shift == 0 ? 0 : 4;
                addRuns(encoded.substring(skip, encoded.length() - 2), 12, "secret " + number + ", Base64");
            }
        }
    }

    private void addRuns(String text, String what) {
        addRuns(text, RUN, what);
    }

    private void addRuns(String text, int length, String what) {
        for (int i = 0; i + length <= text.length(); i++) {
            pieces.putIfAbsent(text.substring(i, i + length), what);
        }
    }

    /** What was found first; not the secret itself, for this text goes into a report. */
    public Optional<String> findIn(byte[] bytes) {
        return findIn(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /** As {@link #findIn(byte[])}; runs over the text once. */
    public Optional<String> findIn(String text) {
        for (int length : new int[]{RUN, 12, 3 * RUN, 6 * RUN}) {
            for (int i = 0; i + length <= text.length(); i++) {
                String what = pieces.get(text.substring(i, i + length));
                if (what != null) {
                    return Optional.of(what + " at " + i);
                }
            }
        }
        return Optional.empty();
    }

    private static String percentEveryCharacter(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> out.append(String.format("%%%02X", c)));
        return out.toString();
    }

    private static String jsonEscapes(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> out.append(String.format("\\u%04x", c)));
        return out.toString();
    }
}
