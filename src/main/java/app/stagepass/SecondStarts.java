package app.stagepass;

import app.stagepass.desktop.AppFolders;
import app.stagepass.desktop.InstanceSocket;
import app.stagepass.desktop.InstanceSocket.Reply;
import app.stagepass.desktop.Wish;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

/** Hears of further starts while this process is the one that runs. */
final class SecondStarts implements AutoCloseable {

    private static final Logger LOG = System.getLogger(SecondStarts.class.getName());

    private final Optional<InstanceSocket> listening;

    private SecondStarts(Optional<InstanceSocket> listening) {
        this.listening = listening;
    }

    /**
     * Listens from now on. Where that cannot be, a second start says that one runs and nothing more.
     *
     * @param host does what is wished; returns at once
     */
    static SecondStarts hear(AppFolders folders, Function<Wish, Reply> host, Executor workers,
            ScheduledExecutorService timer) {
        try {
            return new SecondStarts(
                    Optional.of(InstanceSocket.listen(FirstInstance.socket(folders), host, workers, timer)));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "further starts are not heard: {0}", e.getMessage());
            return new SecondStarts(Optional.empty());
        }
    }

    @Override
    public void close() {
        listening.ifPresent(InstanceSocket::close);
    }
}
