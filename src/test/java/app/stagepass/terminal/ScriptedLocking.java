package app.stagepass.terminal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the tokens are kept in, in the test's hands. */
final class ScriptedLocking implements Locking {

    boolean inFile;
    boolean opens = true;
    int seen;
    /** What was asked of it, in order. */
    final List<String> done = new CopyOnWriteArrayList<>();

    @Override
    public boolean isInFile() {
        return inFile;
    }

    @Override
    public void lock() {
        done.add("lock");
    }

    @Override
    public boolean unlock() {
        done.add("unlock");
        return opens;
    }

    @Override
    public void lockAfter(Optional<Duration> idle) {
        done.add("after " + idle.map(Duration::toMinutes));
    }

    @Override
    public void personIsHere() {
        seen++;
    }
}
