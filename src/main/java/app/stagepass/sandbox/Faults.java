package app.stagepass.sandbox;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Which endpoint misbehaves how, and how often still. Thread-safe. */
final class Faults {

    private final Map<Endpoint, Order> ordered = new EnumMap<>(Endpoint.class);

    /** @param times still to come; 0 without end */
    record Order(Fault fault, int times) {}

    synchronized void order(Endpoint endpoint, Fault fault, int times) {
        ordered.put(endpoint, new Order(fault, times));
    }

    synchronized void clear() {
        ordered.clear();
    }

    synchronized Optional<Fault> next(Endpoint endpoint) {
        Order order = ordered.get(endpoint);
        if (order == null) {
            return Optional.empty();
        }
        if (order.times() == 1) {
            ordered.remove(endpoint);
        } else if (order.times() > 1) {
            ordered.put(endpoint, new Order(order.fault(), order.times() - 1));
        }
        return Optional.of(order.fault());
    }

    synchronized Map<Endpoint, Order> standing() {
        return new EnumMap<>(ordered);
    }
}
