package app.stagepass;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What of an argument may be repeated: it may be a token that was pasted by mistake. */
final class FlagName {

    /** A token has digits, and no hyphens to begin with. */
    private static final Pattern FORM = Pattern.compile("--[a-z][a-z-]{0,27}");
    private static final List<String> ALL = List.of("--sandbox", "--sandbox-server", "--minimized", "--check-all",
            "--quit", "--version", "--help");
    /** Of letters typed wrong; with more the guess would be ours. */
    private static final int NEAR = 2;

    private FlagName() {}

    /** What stands before {@code =}, if it looks like a flag. */
    static Optional<String> of(String argument) {
        return Optional.of(before(argument)).filter(name -> FORM.matcher(name).matches());
    }

    static boolean isOne(String name) {
        return ALL.contains(name);
    }

    /** What stands before {@code =}, whatever it looks like. */
    static String before(String argument) {
        int end = argument.indexOf('=');
        return end < 0 ? argument : argument.substring(0, end);
    }

    /** The flag that was probably meant. */
    static Optional<String> meantBy(String name) {
        return ALL.stream().min(Comparator.comparingInt(flag -> distance(flag, name)))
                .filter(flag -> distance(flag, name) <= NEAR && !flag.equals(name));
    }

    /** Of Levenshtein: how many letters to put in, take out or change. */
    private static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        Arrays.setAll(above, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[other.length()];
    }
}
