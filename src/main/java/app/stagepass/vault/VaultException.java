package app.stagepass.vault;

import app.stagepass.files.NotWrittenException;
import java.nio.file.Path;
import java.util.Optional;

/** Why something could not be kept or fetched: data, not prose, and never a secret. */
public abstract sealed class VaultException extends Exception {

    private static final long serialVersionUID = 1L;

    private VaultException(String data) {
        super(data);
    }

    /** The keyring, or the encrypted file, is there and locked, and nobody unlocked it. */
    public static final class Locked extends VaultException {
        private static final long serialVersionUID = 1L;

        private final Where where;

        /** Of the keyring. */
        public Locked() {
            this(Where.KEYRING);
        }

        public Locked(Where where) {
            super(where + " locked");
            this.where = where;
        }

        public Where where() {
            return where;
        }

        public enum Where {
            KEYRING,
            /** The encrypted file, which only its passphrase opens. */
            FILE
        }
    }

    /** There is no usable keyring. */
    public static final class Unavailable extends VaultException {
        private static final long serialVersionUID = 1L;
        private final Missing missing;

        public Unavailable(Missing missing) {
            super("keyring unavailable: " + missing);
            this.missing = missing;
        }

        public Missing missing() {
            return missing;
        }

        public enum Missing {
            /** Linux: no D-Bus session bus (no {@code DBUS_SESSION_BUS_ADDRESS}, or a dead one). */
            SESSION_BUS,
            /** Linux: a session bus on which nobody offers {@code org.freedesktop.secrets}. */
            SECRET_SERVICE,
            /** Linux: a Secret Service without a default collection. */
            DEFAULT_COLLECTION,
            /** It was there and went away. */
            WENT_AWAY,
            /** The system's keyring could not be used at all. */
            SUPPORT
        }
    }

    /** The keyring took the value and did not keep it. */
    public static final class NotKept extends VaultException {
        private static final long serialVersionUID = 1L;

        public NotKept() {
            super("write not kept");
        }
    }

    /** The keyring did not answer in time; it may be asking the person. */
    public static final class TimedOut extends VaultException {
        private static final long serialVersionUID = 1L;

        public TimedOut() {
            super("keyring timed out");
        }
    }

    /** The keyring failed in a way that has no name yet. */
    public static final class Failed extends VaultException {
        private static final long serialVersionUID = 1L;

        /** @param errorClass the name of the library's exception; its text stays behind */
        public Failed(String errorClass) {
            super("keyring failed: " + errorClass);
        }
    }

    /** The entry is there and cannot be understood. It is left as it is. */
    public static final class Unreadable extends VaultException {
        private static final long serialVersionUID = 1L;

        public Unreadable() {
            super("entry unreadable");
        }
    }

    /** Another process is renewing this credential and did not come to an end in time. Nothing was sent. */
    public static final class RenewedElsewhere extends VaultException {
        private static final long serialVersionUID = 1L;

        /** @param owner the process's number, where that can be told */
        public RenewedElsewhere(Optional<Long> owner) {
            super("being renewed by process " + owner.map(String::valueOf).orElse("?"));
        }
    }

    /** The encrypted file is whole, and this passphrase does not open it. */
    public static final class WrongPassphrase extends VaultException {
        private static final long serialVersionUID = 1L;

        public WrongPassphrase() {
            super("wrong passphrase");
        }
    }

    /** Making a key of a passphrase takes more memory than this process may have. */
    public static final class TooLittleMemory extends VaultException {
        private static final long serialVersionUID = 1L;

        public TooLittleMemory() {
            super("too little memory");
        }
    }

    /** No passphrase could open the encrypted file. It is left as it is. */
    public static final class FileNotRead extends VaultException {
        private static final long serialVersionUID = 1L;
        private final transient Path file;
        private final Why why;

        public FileNotRead(Path file, Why why) {
            super(why + " " + file.getFileName());
            this.file = file;
            this.why = why;
        }

        public Path file() {
            return file;
        }

        public Why why() {
            return why;
        }

        public enum Why {
            /** Something changed it: its checksum, its limits or its seal do not hold. */
            DAMAGED,
            /** A newer Stagepass wrote it. */
            NEWER_VERSION,
            /** It is there and cannot be read. */
            NOT_READABLE,
            /** It is not there, though it was chosen. */
            GONE,
            /** It is something else altogether. */
            FOREIGN
        }
    }

    /** A file of ours could not be written. What was there is unharmed. */
    public static final class FileNotWritten extends VaultException {
        private static final long serialVersionUID = 1L;
        private final transient Path file;
        private final Problem problem;

        public FileNotWritten(Path file, Problem problem) {
            super(problem + " " + file.getFileName());
            this.file = file;
            this.problem = problem;
        }

        public static FileNotWritten of(NotWrittenException e) {
            return new FileNotWritten(e.file(), switch (e.problem()) {
                case READ_ONLY -> Problem.READ_ONLY;
                case DISK_FULL -> Problem.DISK_FULL;
                case NEWER_VERSION -> Problem.NEWER_VERSION;
                case NOT_READABLE -> Problem.NOT_READABLE;
                case OTHER -> Problem.OTHER;
            });
        }

        public Path file() {
            return file;
        }

        public Problem problem() {
            return problem;
        }

        public enum Problem {
            READ_ONLY, DISK_FULL, NEWER_VERSION,
            /** What is there could not be read, so it is not written over. */
            NOT_READABLE,
            /** Another Stagepass is running on it. */
            IN_USE, OTHER
        }
    }
}
