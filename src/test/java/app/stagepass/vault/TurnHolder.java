package app.stagepass.vault;

import app.stagepass.token.CredentialId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Another program that renews: takes its turn, says so, and keeps it until a line comes. Arguments: the folder, the credential. */
public final class TurnHolder {

    private TurnHolder() {}

    public static void main(String[] arguments) throws Exception {
        try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
                var _ = new RotationFiles(Path.of(arguments[0]), Clock.systemUTC(), Duration.ofMinutes(1), timer)
                        .turn(new CredentialId(arguments[1]))) {
            System.out.println("mine");
            int line = System.in.read();
            System.out.println(line < 0 ? "left alone" : "done");
        }
    }
}
