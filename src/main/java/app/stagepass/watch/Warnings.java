package app.stagepass.watch;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Tells of each incident once, takes it back when it is over, and never says more than one thing a minute: what comes meanwhile is
 * gathered into the next. Thread-safe; returns at once.
 */
public final class Warnings implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Warnings.class.getName());
    static final Duration BETWEEN = Duration.ofMinutes(1);
    /** What goes wrong together is seen together: the first waits so long for the others. */
    static final Duration GATHER = Duration.ofSeconds(5);
    /** A change is looked at when it comes; what time alone makes wrong is seen so soon: that a token ends, that an outage lasts. */
    private static final Duration TICK = Duration.ofSeconds(5);

    private final Incidents incidents = new Incidents();
    private final WarningBoard board;
    private final Clock clock;
    private final Credentials.Observation observation;
    private final ScheduledFuture<?> timer;
    private List<CredentialSnapshot> latest = List.of();
    /** Not told yet, by key. */
    private final Map<Object, Incident> waiting = new LinkedHashMap<>();
    /** Told and not over, by warning. */
    private final Map<Integer, List<Incident>> told = new LinkedHashMap<>();
    private Optional<Instant> waitingSince = Optional.empty();
    private Optional<Instant> lastShown = Optional.empty();
    private int counter;

    public Warnings(Credentials credentials, WarningBoard board, Clock clock, ScheduledExecutorService ticker) {
        this.board = board;
        this.clock = clock;
        this.observation = credentials.observe(this::update);
        this.timer = ticker.scheduleAtFixedRate(this::tickSafely, TICK.toMillis(), TICK.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void tickSafely() {
        try {
            tick();
        } catch (RuntimeException e) { // or the timer would never come again
            LOG.log(Level.ERROR, "tick", e);
        }
    }

    private synchronized void update(List<CredentialSnapshot> credentials) {
        latest = credentials;
        tick();
    }

    /** Looks what is wrong by now, and tells what is due. */
    synchronized void tick() {
        Instant now = clock.instant();
        Map<Object, Incident> wrong = new LinkedHashMap<>();
        incidents.after(latest, now).forEach(one -> wrong.put(one.key(), one));
        takeBack(wrong);
        Set<Object> known = new HashSet<>();
        told.values().forEach(list -> list.forEach(one -> known.add(one.key())));
        waiting.keySet().retainAll(wrong.keySet());
        wrong.forEach((key, one) -> {
            if (!known.contains(key)) {
                waiting.put(key, one);
            }
        });
        waitingSince = waiting.isEmpty() ? Optional.empty() : waitingSince.or(() -> Optional.of(now));
        if (hasPassed(waitingSince, GATHER, now) && (lastShown.isEmpty() || hasPassed(lastShown, BETWEEN, now))) {
            List<Incident> all = List.copyOf(waiting.values());
            waiting.clear();
            waitingSince = Optional.empty();
            lastShown = Optional.of(now);
            int number = ++counter;
            told.put(number, all);
            board.show(new Warning(number, all));
        }
    }

    /** A moment in the future means that the clock was set back, and counts as passed. */
    private static boolean hasPassed(Optional<Instant> since, Duration time, Instant now) {
        return since.filter(at -> at.isAfter(now) || !at.plus(time).isAfter(now)).isPresent();
    }

    private void takeBack(Map<Object, Incident> wrong) {
        for (int number : List.copyOf(told.keySet())) {
            List<Incident> before = told.getOrDefault(number, List.of());
            List<Incident> still = new ArrayList<>();
            before.forEach(one -> Optional.ofNullable(wrong.get(one.key())).ifPresent(still::add));
            if (still.isEmpty()) {
                told.remove(number);
                board.withdraw(number);
            } else if (!saySame(before, still)) {
                told.put(number, still);
                board.replace(new Warning(number, still));
            }
        }
    }

    /** A snapshot changes with every check; what is told of it does not. */
    private static boolean saySame(List<Incident> before, List<Incident> still) {
        return before.stream().map(Warnings::gist).toList().equals(still.stream().map(Warnings::gist).toList());
    }

    private static Object gist(Incident incident) {
        return switch (incident) {
            case Incident.NeedsYou needs -> needs.key();
            case Incident.EndsSoon ends -> List.of(ends.key(), ends.at());
            case Incident.WrongApplication wrong -> List.of(wrong.key(), wrong.field(), wrong.credentials());
            case Incident.KeyringClosed closed -> closed;
            case Incident.Outage outage -> outage.cause();
        };
    }

    @Override
    public void close() {
        timer.cancel(false);
        observation.close();
    }
}
