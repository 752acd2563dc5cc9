package app.stagepass.log;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Masks secrets in texts on their way into the log: every run of eight or more characters of a secret that is known, in each of
 * its {@link Encodings}, and whatever looks like a secret without being known. The last line of defence, not the first: nothing
 * should hand a secret to the log. Thread-safe.
 */
public final class Redactor {

    /** A thousand: more than live at a time, and about 4 MB. Reading a secret again makes it the newest again. */
    private static final int MOST = 1000;
    private static final int SHORTEST = 4;
    private static final String HIDDEN = "[hidden]";

    private static final String NAMES = "access_token|refresh_token|id_token|client_secret|device_code|code|state";
    private static final Pattern HEADER = Pattern
            .compile("(?i)\\b((?:proxy-)?authorization|cookie|set-cookie)(\"?\\s*[:=]\\s*).*");
    private static final Pattern SCHEME = Pattern.compile("(?i)\\b(bearer\\s+|oauth:)[^\\s\"',;&]+");
    /** A three-digit {@code code=} is an HTTP status. */
    private static final Pattern PARAMETER = Pattern
            .compile("(?i)((?:\\b|%[0-9a-f]{2})(?:" + NAMES + "))(=|%3d)(?!\\d{3}\\b)[^\\s\"'<>&,;)\\]}]+");
    private static final Pattern FIELD = Pattern
            .compile("(?i)(\\\\*\"(?:" + NAMES + ")\\\\*\"\\s*:\\s*\\\\*\")(?:[^\"\\\\]|\\\\[^\"])+");
    /** Twitch's tokens and client secrets have 30 characters, its refresh tokens 50. */
    private static final Pattern TOKEN_LIKE = Pattern
            .compile("(?<![A-Za-z0-9])(?:[a-z0-9]{50}|[a-z0-9]{30})(?![A-Za-z0-9])");

    private final Set<String> secrets = new LinkedHashSet<>();
    private GramSet grams = new GramSet();
    /** Too short to have runs of eight, so looked for as a whole. */
    private final Set<String> shortOnes = new LinkedHashSet<>();

    /** From now on this value is masked. What is shorter than four characters is not: masking it would mask everything. */
    public synchronized void watch(String secret) {
        if (secret.length() < SHORTEST || (secrets.remove(secret) && secrets.add(secret))) {
            return;
        }
        secrets.add(secret);
        if (secrets.size() > MOST) {
            forgetOldest();
        } else {
            learn(secret);
        }
    }

    /** The text without secrets. */
    public String redact(String text) {
        String masked = maskKnown(text);
        masked = HEADER.matcher(masked).replaceAll("$1$2" + HIDDEN);
        masked = SCHEME.matcher(masked).replaceAll("$1" + HIDDEN);
        masked = PARAMETER.matcher(masked).replaceAll("$1$2" + HIDDEN);
        masked = FIELD.matcher(masked).replaceAll("$1" + HIDDEN);
        return TOKEN_LIKE.matcher(masked).replaceAll(HIDDEN);
    }

    private synchronized String maskKnown(String text) {
        boolean[] covered = grams.covered(text);
        StringBuilder masked = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (!covered[i]) {
                masked.append(text.charAt(i));
            } else if (i == 0 || !covered[i - 1]) {
                masked.append(HIDDEN);
            }
        }
        String result = masked.toString();
        for (String form : shortOnes) {
            result = result.replace(form, HIDDEN);
        }
        return result;
    }

    private void learn(String secret) {
        for (String form : Encodings.of(secret)) {
            if (form.length() >= GramSet.LENGTH) {
                grams.addAll(form);
            } else if (form.length() >= SHORTEST) {
                shortOnes.add(form);
            }
        }
    }

    /** A tenth at a time, for the rest is learned anew. */
    private void forgetOldest() {
        Iterator<String> oldest = secrets.iterator();
        for (int i = 0; i < MOST / 10; i++) {
            oldest.next();
            oldest.remove();
        }
        grams = new GramSet();
        shortOnes.clear();
        secrets.forEach(this::learn);
    }
}
