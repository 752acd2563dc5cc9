package app.stagepass.sandbox;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Which endpoint misbehaves how, and how often still. Thread-safe. */
final class Faults {

    private final Map<Endpoint, Ordered> ordered = new EnumMap<>(Endpoint.class);

    private record Ordered(Fault fault, int times) {}

    synchronized void order(Endpoint endpoint, Fault fault, int times) {
        ordered.put(endpoint, new Ordered(fault, times));
    }

    synchronized void clear() {
        ordered.clear();
    }

    synchronized Optional<Fault> next(Endpoint endpoint) {
        Ordered order = ordered.get(endpoint);
        if (order == null) {
            return Optional.empty();
        }
        if (order.times() == 1) {
            ordered.remove(endpoint);
        } else if (order.times() > 1) {
            ordered.put(endpoint, new Ordered(order.fault(), order.times() - 1));
        }
        return Optional.of(order.fault());
    }

    synchronized Map<Endpoint, Fault> standing() {
        Map<Endpoint, Fault> all = new EnumMap<>(Endpoint.class);
        ordered.forEach((endpoint, order) -> all.put(endpoint, order.fault()));
        return all;
    }
}
