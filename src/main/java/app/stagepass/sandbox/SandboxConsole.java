package app.stagepass.sandbox;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** The stand-in alone, for other programs' tests or for a Stagepass in another process. */
public final class SandboxConsole {

    private SandboxConsole() {}

    /**
     * Runs until the thread is interrupted or the process ends.
     *
     * @param port  0 for any free one
     * @param print takes the lines that tell how to reach it
     */
    public static void run(int port, Clock clock, Consumer<String> print) throws IOException, InterruptedException {
        try (SandboxServer server = SandboxServer
                .start(new SandboxOptions(port, Optional.empty(), clock, new SecureRandom()))) {
            print.accept("Sandbox: " + server.base());
            print.accept("Control page: " + server.controlPage());
            print.accept("Stagepass with it: --sandbox=" + server.base());
            print.accept("Client ID of its confidential application: " + server.confidentialClient().id());
            new CountDownLatch(1).await();
        }
    }
}
