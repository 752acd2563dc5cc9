package app.stagepass.terminal;

import java.time.Duration;
import java.util.Optional;

/** What may be asked here of the place where secrets are kept. Calls may block. */
public interface Locking {

    /** Whether it is the encrypted file: only that can be locked from here. */
    boolean isInFile();

    /** Shuts the encrypted file until its passphrase is given again. */
    void lock();

    /** Has it opened, for which the person is asked. Returns whether it is open. */
    boolean unlock();

    /** @param idle after how long without anything typed the encrypted file locks by itself; empty for never */
    void lockAfter(Optional<Duration> idle);

    /** They typed something just now. */
    void personIsHere();
}
