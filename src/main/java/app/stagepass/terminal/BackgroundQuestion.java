package app.stagepass.terminal;

import java.util.Optional;

/** A question that is asked on a thread of its own while something else goes on, and can be called off. */
abstract class BackgroundQuestion implements AutoCloseable {

    private Optional<Thread> asking = Optional.empty();

    /** Begins to ask. */
    final void begin(Runnable question) {
        asking = Optional.of(Thread.ofVirtual().name("question").start(question));
    }

    @Override
    public final void close() {
        withdraw();
    }

    /** Nobody waits for the answer any more. Returns when the question is off the terminal. */
    final void withdraw() {
        asking.ifPresent(thread -> {
            thread.interrupt();
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
