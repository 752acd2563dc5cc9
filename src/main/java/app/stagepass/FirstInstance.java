package app.stagepass;

import app.stagepass.desktop.AppFolders;
import app.stagepass.desktop.InstanceSocket;
import app.stagepass.desktop.RunLock;
import app.stagepass.desktop.Wish;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.zip.CRC32;

/**
 * One Stagepass a realm: a start tells the one that runs what it is for, or becomes that one itself. In the moments in which one
 * begins or ends there is a lock and nobody who answers; those are waited out.
 */
final class FirstInstance {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
    private static final int LOOKS = 40;

    private FirstInstance() {}

    /** What came of a start. */
    sealed interface Result {

        /** This process is the one, until the lock is closed. */
        record First(RunLock lock) implements Result {}

        /** The one that runs knows. */
        record Told(InstanceSocket.Reply reply) implements Result {}

        /** There was none to end. */
        record NotRunning() implements Result {}

        /** There is one that does not answer. */
        record NoAnswer() implements Result {}

        /** Nothing can be locked here. */
        record Impossible() implements Result {}
    }

    /** Where the one that runs listens. A session has one folder for that, and may have several Stagepasses with folders of their own. */
    static Path socket(AppFolders folders) {
        Path runtime = folders.runtime();
        return runtime.resolve(runtime.equals(folders.data())
                ? "stagepass.sock"
                : "stagepass-" + mark(folders.data()) + ".sock");
    }

    /**
     * Short, for a socket's path may not be long; and found at once, for a second start waits for it. Of the folder itself, whatever
     * links lead to it, as the lock is.
     */
    private static String mark(Path folder) {
        CRC32 sum = new CRC32();
        sum.update(real(folder).toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) { // before the first start it is not there, and nobody listens
            return folder.toAbsolutePath().normalize();
        }
    }

    /** Whether there is one that takes the wish; the fast way, which makes no folder. */
    static InstanceSocket.Asked ask(AppFolders folders, Wish wish) {
        return InstanceSocket.ask(socket(folders), wish);
    }

    /** Blocks for some seconds at most. The folders exist. */
    static Result begin(AppFolders folders, Wish wish) {
        return begin(folders, wish, () -> RunLock.acquire(folders.data(), LOOK_AGAIN));
    }

    /** @param lock waits a moment for whoever has it */
    static Result begin(AppFolders folders, Wish wish, Supplier<RunLock.Answer> lock) {
        for (int look = 0; look < LOOKS; look++) {
            InstanceSocket.Asked asked = ask(folders, wish);
            switch (asked) {
                case InstanceSocket.Asked.Answered(InstanceSocket.Reply reply) -> {
                    return new Result.Told(reply);
                }
                case InstanceSocket.Asked.NoAnswer _ -> {
                    // who holds the lock is there; whatever else lies at the socket's place is nobody
                }
                case InstanceSocket.Asked.Unheard _ -> {
                    // no answer will ever come, so the lock alone tells
                }
                case InstanceSocket.Asked.Nobody _ -> {
                    // it may be about to listen, or about to be gone
                }
            }
            switch (lock.get()) {
                case RunLock.Acquired(RunLock ours) -> {
                    return firstUnless(wish, ours);
                }
                case RunLock.Impossible _ -> {
                    return new Result.Impossible();
                }
                case RunLock.Taken _ when !(asked instanceof InstanceSocket.Asked.Nobody) -> {
                    return new Result.NoAnswer();
                }
                case RunLock.Taken _ -> {
                    // look again
                }
            }
        }
        return new Result.NoAnswer();
    }

    private static Result firstUnless(Wish wish, RunLock lock) {
        if (wish == Wish.QUIT) {
            lock.close();
            return new Result.NotRunning();
        }
        return new Result.First(lock);
    }

    /** Whether there can be none, because nothing was ever kept here. */
    static boolean neverRan(AppFolders folders) {
        return Files.notExists(folders.data());
    }
}
