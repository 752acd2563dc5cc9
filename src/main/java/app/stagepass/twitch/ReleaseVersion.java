package app.stagepass.twitch;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version as releases are named (Semantic Versioning 2.0.0, section 11, as far as it goes here): numbers, and perhaps a word after
 * a hyphen, which comes before the version without it.
 *
 * @param numbers   three of them
 * @param candidate the word; empty for a finished one
 */
public record ReleaseVersion(List<Integer> numbers, String candidate) implements Comparable<ReleaseVersion> {

    private static final Pattern FORM = Pattern
            .compile("v?([0-9]{1,6}\\.[0-9]{1,6}\\.[0-9]{1,6})(?:-([0-9A-Za-z.]{1,30}))?");

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    public ReleaseVersion {
        numbers = List.copyOf(numbers);
    }

    /** Understands {@code 1.2.3}, {@code v1.2.3} and {@code 1.2.3-rc.1}. */
    public static Optional<ReleaseVersion> of(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new ReleaseVersion(
                        Arrays.stream(form.group(1).split("\\.", -1)).map(Integer::valueOf).toList(),
                        Optional.ofNullable(form.group(2)).orElse("")))
                : Optional.empty();
    }

    @Override
    public int compareTo(ReleaseVersion other) {
        for (int i = 0; i < numbers.size(); i++) {
            int order = numbers.get(i).compareTo(other.numbers().get(i));
            if (order != 0) {
                return order;
            }
        }
        return candidate.isEmpty() || other.candidate().isEmpty()
                ? Boolean.compare(candidate.isEmpty(), other.candidate().isEmpty())
                : Arrays.compare(candidate.split("\\.", -1), other.candidate().split("\\.", -1),
                        ReleaseVersion::comparePart);
    }

    /** Numbers as numbers, and before words. */
    private static int comparePart(String one, String other) {
        boolean number = NUMBER.matcher(one).matches();
        boolean otherNumber = NUMBER.matcher(other).matches();
        return number && otherNumber
                ? new BigInteger(one).compareTo(new BigInteger(other))
                : number == otherNumber ? one.compareTo(other) : Boolean.compare(otherNumber, number);
    }

    @Override
    public String toString() {
        return numbers.get(0) + "." + numbers.get(1) + "." + numbers.get(2)
                + (candidate.isEmpty() ? "" : "-" + candidate);
    }
}
