package app.stagepass.token;

import app.stagepass.token.ScopeCatalog.Entry;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads scopes out of what a person typed or pasted: a list with spaces, commas, line ends or {@code +}, the same URL-encoded (once or
 * twice), a JSON array, a whole authorize address. What may be a secret that lost its way is counted and not repeated.
 */
public final class ScopeText {

    /** Characters; all of Twitch's scopes together, encoded twice, have less than a third. */
    public static final int LONGEST = 10_000;

    private static final int LONGEST_REPEATED = 40;
    private static final Pattern PARAMETER = Pattern.compile("(?i)(?:^|[?&#\\s])scopes?=([^&#]*)");
    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    /** The name in front of a list, in JSON or in a sentence: {@code "scope":}, {@code scopes =}. */
    private static final Pattern LIST_NAME = Pattern.compile("(?i)\\bscopes?[\"']?\\s*[:=]\\s*(?=[\\[\"'\\s]|$)");
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z},;+\"'`\\[\\](){}<>|\\\\\u2018-\u201f\u2022]+");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Co}]");
    private static final Pattern REPEATABLE = Pattern.compile("[\\p{L}\\p{Nd}:_.!?*/-]+");

    private final ScopeCatalog catalog;

    /**
     * What a text holds.
     *
     * @param current    scopes that Twitch has
     * @param newer      well-formed ones that our list does not know: newer than it, or misspelt
     * @param retired    those that Twitch refuses, and the whole consent page with them
     * @param illFormed  words that can be no scope, as they were written, each once
     * @param unrepeated how many other words were no scopes, and may be secrets or addresses
     * @param tooLong    it was longer than {@link #LONGEST}, and was not read
     */
    public record Reading(SortedSet<Scope> current, SortedSet<Scope> newer, List<Entry> retired,
            List<String> illFormed, int unrepeated, boolean tooLong) {

        public Reading {
            current = Collections.unmodifiableSortedSet(new TreeSet<>(current));
            newer = Collections.unmodifiableSortedSet(new TreeSet<>(newer));
            retired = List.copyOf(retired);
            illFormed = List.copyOf(illFormed);
        }

        /** Whether there was no word in it at all. */
        public boolean isEmpty() {
            return current.isEmpty() && isClean() && !tooLong;
        }

        /** Whether nothing is to be said of it: every word is a scope that Twitch has. */
        public boolean isClean() {
            return newer.isEmpty() && retired.isEmpty() && illFormed.isEmpty() && unrepeated == 0 && !tooLong;
        }
    }

    public ScopeText(ScopeCatalog catalog) {
        this.catalog = catalog;
    }

    /** Never fails, whatever the text is. */
    public Reading read(String text) {
        if (text.length() > LONGEST) {
            return new Reading(new TreeSet<>(), new TreeSet<>(), List.of(), List.of(), 0, true);
        }
        SortedSet<Scope> current = new TreeSet<>();
        SortedSet<Scope> newer = new TreeSet<>();
        List<Entry> retired = new ArrayList<>();
        List<String> illFormed = new ArrayList<>();
        int unrepeated = 0;
        for (String word : words(text)) {
            Optional<Entry> known = known(word);
            if (known.isPresent()) {
                if (!known.get().retired()) {
                    current.add(known.get().scope());
                } else if (!retired.contains(known.get())) {
                    retired.add(known.get());
                }
            } else if (mayBeSecret(word)) {
                unrepeated++;
            } else if (Scope.isWellFormed(word)) {
                newer.add(new Scope(word));
            } else if (!illFormed.contains(word)) {
                illFormed.add(word);
            }
        }
        return new Reading(current, newer, retired, illFormed, unrepeated, false);
    }

    /** Twitch writes its scopes in small letters; who writes them otherwise means the same. */
    private Optional<Entry> known(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        return Scope.isWellFormed(small) ? catalog.find(new Scope(small)) : Optional.empty();
    }

    private static List<String> words(String text) {
        String list = decoded(UNSEEN.matcher(ofAddress(text)).replaceAll(""));
        return BETWEEN.splitAsStream(LIST_NAME.matcher(list).replaceAll(" ")).map(ScopeText::bare)
                .filter(word -> !word.isEmpty()).toList();
    }

    /** Of an address only what stands in its scope parameter: the rest may be a state, a code or a token. */
    private static String ofAddress(String text) {
        Matcher parameters = PARAMETER.matcher(text);
        StringBuilder values = new StringBuilder();
        while (parameters.find()) {
            values.append(parameters.group(1)).append(' ');
        }
        return values.isEmpty() ? text : values.toString();
    }

    private static String decoded(String text) {
        String plain = text;
        for (int i = 0; i < 2 && ESCAPE.matcher(plain).find(); i++) {
            plain = URLDecoder.decode(BROKEN_ESCAPE.matcher(plain).replaceAll("%25"), StandardCharsets.UTF_8);
        }
        return plain;
    }

    /** Without a list's dashes and a sentence's full stop. */
    private static String bare(String word) {
        int from = 0;
        int to = word.length();
        while (from < to && "-*:._=".indexOf(word.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && "-*:.=".indexOf(word.charAt(to - 1)) >= 0) {
            to--;
        }
        return word.substring(from, to);
    }

    /** Twitch's secrets are letters and digits without any sign between; and no scope is called as if it held one. */
    private static boolean mayBeSecret(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        return word.length() > LONGEST_REPEATED || small.startsWith("oauth:") || small.startsWith("bearer")
                || !REPEATABLE.matcher(word).matches() || longestRun(word) >= 20;
    }

    private static int longestRun(String word) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < word.length(); i++) {
            run = Character.isLetterOrDigit(word.charAt(i)) ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
