package app.stagepass.twitch;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Something that is made when it is first wanted, once, whoever asks. Thread-safe. */
final class Once<T> implements Supplier<T> {

    private final ReentrantLock lock = new ReentrantLock();
    private final Supplier<T> maker;
    private Optional<T> made = Optional.empty();

    Once(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public T get() {
        lock.lock();
        try {
            T one = made.orElseGet(maker);
            made = Optional.of(one);
            return one;
        } finally {
            lock.unlock();
        }
    }
}
