package app.stagepass.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The checks of one credential, 13 bytes each: a week of a thousand credentials fits into a few megabytes. Not thread-safe.
 */
final class CheckSeries {

    private long[] times = new long[32];
    private int[] latencies = new int[32];
    private byte[] outcomes = new byte[32];
    private int size;

    /** @param oldest what is older may be forgotten when room is needed */
    void add(Check check, Instant oldest) {
        if (size == times.length) {
            forgetBefore(oldest.toEpochMilli());
            if (size > times.length * 3 / 4) {
                times = Arrays.copyOf(times, size * 2);
                latencies = Arrays.copyOf(latencies, size * 2);
                outcomes = Arrays.copyOf(outcomes, size * 2);
            }
        }
        times[size] = check.at().toEpochMilli();
        latencies[size] = Math.clamp(check.latency().toMillis(), 0, Integer.MAX_VALUE);
        outcomes[size] = CheckOutcomes.number(check.outcome());
        size++;
    }

    private void forgetBefore(long oldest) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (times[i] >= oldest) {
                times[kept] = times[i];
                latencies[kept] = latencies[i];
                outcomes[kept] = outcomes[i];
                kept++;
            }
        }
        size = kept;
    }

    /** In the order of their times, which a clock that was set back does not keep by itself. */
    List<Check> since(Instant first) {
        long start = first.toEpochMilli();
        return IntStream.range(0, size).filter(i -> times[i] >= start)
                .mapToObj(i -> new Check(Instant.ofEpochMilli(times[i]), CheckOutcomes.ofNumber(outcomes[i]),
                        Duration.ofMillis(latencies[i])))
                .sorted(Comparator.comparing(Check::at)).toList();
    }

    /** The earliest time; empty while there is none. */
    Optional<Instant> first() {
        return Arrays.stream(times, 0, size).min().stream().mapToObj(Instant::ofEpochMilli).findFirst();
    }

    /** Puts these in front of what is there. */
    void prepend(CheckSeries earlier) {
        long[] allTimes = Arrays.copyOf(earlier.times, earlier.size + times.length);
        int[] allLatencies = Arrays.copyOf(earlier.latencies, earlier.size + latencies.length);
        byte[] allOutcomes = Arrays.copyOf(earlier.outcomes, earlier.size + outcomes.length);
        System.arraycopy(times, 0, allTimes, earlier.size, size);
        System.arraycopy(latencies, 0, allLatencies, earlier.size, size);
        System.arraycopy(outcomes, 0, allOutcomes, earlier.size, size);
        times = allTimes;
        latencies = allLatencies;
        outcomes = allOutcomes;
        size += earlier.size;
    }
}
