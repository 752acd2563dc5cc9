package app.stagepass.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Plays random sequences of steps, and looks for the shortest sequence that fails when one does. */
final class RandomDays<S> {

    /** Makes the next step of a sequence. */
    @FunctionalInterface
    interface Steps<S> {

        S next(Random random);
    }

    /** Plays a whole sequence from the beginning; throws an AssertionError where something is not as it should be. */
    @FunctionalInterface
    interface Play<S> {

        void all(List<S> steps) throws Exception;
    }

    private final Steps<S> steps;
    private final Play<S> play;

    RandomDays(Steps<S> steps, Play<S> play) {
        this.steps = steps;
        this.play = play;
    }

    void play(int sequences, int length, long seed) throws Exception {
        for (int i = 0; i < sequences; i++) {
            Random random = new Random(seed + i);
            List<S> sequence = new ArrayList<>();
            for (int step = 0; step < length; step++) {
                sequence.add(steps.next(random));
            }
            try {
                play.all(sequence);
            } catch (AssertionError e) {
                List<S> shortest = shortened(sequence);
                throw new AssertionError(
                        "seed " + (seed + i) + ": " + shortest + "\n" + failureOf(shortest).getMessage(), e);
            }
        }
    }

    /** Leaves out what can be left out without its ceasing to fail. */
    private List<S> shortened(List<S> failing) throws Exception {
        List<S> now = new ArrayList<>(failing);
        for (int i = now.size() - 1; i >= 0; i--) {
            List<S> without = new ArrayList<>(now);
            without.remove(i);
            if (fails(without)) {
                now = without;
            }
        }
        return now;
    }

    private boolean fails(List<S> steps) throws Exception {
        try {
            play.all(steps);
            return false;
        } catch (AssertionError e) {
            return true;
        }
    }

    private AssertionError failureOf(List<S> steps) throws Exception {
        try {
            play.all(steps);
        } catch (AssertionError e) {
            return e;
        }
        throw new IllegalStateException("it fails now and then: " + steps);
    }
}
