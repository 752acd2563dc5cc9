package app.stagepass.oauth;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/** Keeps what is to happen later until a test lets it happen. */
final class HandScheduler extends AbstractLifeCycle implements Scheduler {

    private final List<Planned> planned = new ArrayList<>();

    /** What is to happen, and after which time. */
    private record Planned(Runnable task, Duration after) {}

    @Override
    public Task schedule(Runnable task, long delay, TimeUnit units) {
        Planned one = new Planned(task, Duration.of(delay, units.toChronoUnit()));
        planned.add(one);
        return () -> planned.remove(one);
    }

    /** When each of what is still to happen is due, in the order in which it was asked for. */
    List<Duration> due() {
        return planned.stream().map(Planned::after).toList();
    }

    /** Lets happen what was asked for with this delay, once each. */
    void run(Duration after) {
        List<Planned> now = planned.stream().filter(one -> one.after().equals(after)).toList();
        planned.removeAll(now);
        now.forEach(one -> one.task().run());
    }
}
