package app.stagepass.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The typed lines, read on one thread from the first question on, so that a question can be given up although a read cannot.
 */
final class Lines {

    private final BufferedReader in;
    /** An empty one is the end, and stays in. */
    private final BlockingQueue<Optional<String>> typed = new LinkedBlockingQueue<>();
    private boolean reading;

    Lines(BufferedReader in) {
        this.in = in;
    }

    /** The next line; empty at the end, and if the waiting thread is interrupted, which it then still is. */
    Optional<String> next() {
        start();
        try {
            Optional<String> line = typed.take();
            if (line.isEmpty()) {
                end();
            }
            return line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Forgets what was typed when nobody asked. */
    void drop() {
        typed.removeIf(Optional::isPresent);
    }

    /** There are no more lines. */
    void end() {
        typed.add(Optional.empty());
    }

    private synchronized void start() {
        if (!reading) {
            reading = true;
            Thread.ofPlatform().daemon().name("terminal-input").start(this::read);
        }
    }

    private void read() {
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                typed.add(Optional.of(line.strip()));
            }
        } catch (IOException e) {
            // The terminal is gone: the same as its end.
        }
        end();
    }
}
