package app.stagepass.twitch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import okhttp3.Dns;

/** Finds 127.0.0.1, but only when told to, and cannot be interrupted, as the system's lookup cannot. */
final class SlowDns implements Dns, AutoCloseable {

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    @Override
    public List<InetAddress> lookup(String hostname) throws UnknownHostException {
        asked.countDown();
        boolean waiting = true;
        while (waiting) {
            try {
                open.await();
                waiting = false;
            } catch (InterruptedException e) {
                // The system's would not notice either.
                waiting = true;
            }
        }
        return List.of(Given.ipv4());
    }

    void awaitQuestion() throws InterruptedException {
        asked.await();
    }

    void answer() {
        open.countDown();
    }

    @Override
    public void close() {
        answer();
    }
}
