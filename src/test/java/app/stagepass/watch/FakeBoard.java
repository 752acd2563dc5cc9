package app.stagepass.watch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows what a desktop's notifications would show, and remembers how often something new came up. */
public final class FakeBoard implements WarningBoard {

    private final Map<Integer, Warning> showing = new LinkedHashMap<>();
    private final List<Warning> shown = new ArrayList<>();
    private int replaced;

    @Override
    public void show(Warning warning) {
        showing.put(warning.number(), warning);
        shown.add(warning);
    }

    @Override
    public void replace(Warning warning) {
        replaced++;
        if (showing.put(warning.number(), warning) == null) {
            throw new AssertionError("replaced what is not there");
        }
    }

    @Override
    public void withdraw(int number) {
        if (showing.remove(number) == null) {
            throw new AssertionError("withdrew what is not there");
        }
    }

    /** What is to be seen now. */
    public List<Warning> showing() {
        return List.copyOf(showing.values());
    }

    /** How often something that is there was put into other words. */
    public int replaced() {
        return replaced;
    }

    /** All that ever came up. */
    public List<Warning> shown() {
        return shown;
    }
}
