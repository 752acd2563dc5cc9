package app.stagepass.ui;

import app.stagepass.vault.VaultException;
import app.stagepass.words.Failures;
import app.stagepass.words.Messages;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Asks for the passphrase of an encrypted file: the one it has, a new one twice, or both. For the UI thread. */
public final class PassphraseModel {

    private final Messages messages;
    private final Failures failures;
    private final Work work;
    private final Purpose purpose;
    private final Consumer<Outcome> ended;
    private final ReadOnlyObjectWrapper<Optional<String>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private boolean oldIsWrong;
    private boolean leaving;
    private boolean over;

    /** What is asked for, and what is done with it. */
    public sealed interface Purpose {

        /** It opens the file. */
        record Unlock(Use open) implements Purpose {}

        /**
         * It begins a file.
         *
         * @param shortest how many characters it must have
         */
        record Begin(int shortest, Use create) implements Purpose {}

        /**
         * A new one takes the place of the one that the file has.
         *
         * @param shortest how many characters the new one must have
         */
        record Change(int shortest, Exchange exchange) implements Purpose {}

        /**
         * It shuts a file that goes to another computer.
         *
         * @param shortest how many characters it must have
         */
        record Pack(int shortest, Use pack) implements Purpose {}

        /** It opens a file that came from another computer. */
        record Unpack(Use open) implements Purpose {}
    }

    /** What is done with a passphrase, on a worker. It wipes the passphrase. */
    @FunctionalInterface
    public interface Use {

        void of(char[] passphrase) throws VaultException;
    }

    /** The same with the old and the new one. */
    @FunctionalInterface
    public interface Exchange {

        void of(char[] old, char[] passphrase) throws VaultException;
    }

    /** How the question ended. */
    public sealed interface Outcome {

        record Done() implements Outcome {}

        record Declined() implements Outcome {}

        /** No other passphrase would help. */
        record Failed(VaultException why) implements Outcome {}
    }

    PassphraseModel(Messages messages, Failures failures, Work work, Purpose purpose, Consumer<Outcome> ended) {
        this.messages = messages;
        this.failures = failures;
        this.work = work;
        this.purpose = purpose;
        this.ended = ended;
    }

    Purpose purpose() {
        return purpose;
    }

    /** The person changes what they typed: what was wrong with it before is not said of the new one. */
    void typed() {
        problem.set(Optional.empty());
    }

    /**
     * They press the button. All are wiped in any case.
     *
     * @param old        the one that the file has, where a new one takes its place
     * @param passphrase the one that is asked for
     * @param again      the same, where it is a new one
     */
    void submit(char[] old, char[] passphrase, char[] again) {
        if (busy.get()) {
            wipe(old, passphrase, again);
            return;
        }
        Optional<String> wrong = wrongWith(old, passphrase, again);
        oldIsWrong = wrong.isPresent() && old.length == 0;
        problem.set(wrong);
        wipe(again);
        if (wrong.isPresent()) {
            wipe(old, passphrase);
            return;
        }
        busy.set(true);
        work.start(() -> {
            switch (purpose) {
                case Purpose.Unlock unlock -> unlock.open().of(passphrase);
                case Purpose.Begin begin -> begin.create().of(passphrase);
                case Purpose.Change change -> change.exchange().of(old, passphrase);
                case Purpose.Pack pack -> pack.pack().of(passphrase);
                case Purpose.Unpack unpack -> unpack.open().of(passphrase);
            }
            return true;
        }, _ -> end(new Outcome.Done()), this::failed);
    }

    private static void wipe(char[]... typed) {
        for (char[] one : typed) {
            Arrays.fill(one, '\0');
        }
    }

    private Optional<String> wrongWith(char[] old, char[] passphrase, char[] again) {
        return switch (purpose) {
            case Purpose.Unlock _,Purpose.Unpack _ -> missing(passphrase, "passphrase.empty");
            case Purpose.Begin begin -> wrongWithNew(begin.shortest(), passphrase, again);
            case Purpose.Pack pack -> wrongWithNew(pack.shortest(), passphrase, again);
            case Purpose.Change change -> missing(old, "passphrase.empty-old")
                    .or(() -> wrongWithNew(change.shortest(), passphrase, again));
        };
    }

    private Optional<String> missing(char[] typed, String key) {
        return typed.length == 0 ? Optional.of(messages.text(key)) : Optional.empty();
    }

    private Optional<String> wrongWithNew(int shortest, char[] passphrase, char[] again) {
        if (passphrase.length < shortest) {
            return Optional.of(messages.text("passphrase.too-short", shortest));
        }
        return Arrays.equals(passphrase, again) ? Optional.empty() : Optional.of(messages.text("passphrase.differ"));
    }

    private void failed(Exception failure) {
        busy.set(false);
        if (leaving) {
            end(new Outcome.Declined());
            return;
        }
        switch (failure) {
            case VaultException.WrongPassphrase wrong -> say(wrong, true);
            case VaultException.FileNotWritten disk -> say(disk, false);
            case VaultException other -> end(new Outcome.Failed(other));
            default -> end(new Outcome.Failed(new VaultException.Failed(failure.getClass().getSimpleName())));
        }
    }

    private void say(VaultException failure, boolean aboutOld) {
        oldIsWrong = aboutOld;
        problem.set(Optional.of(failures.of(failure).body()));
    }

    /** Whether the problem is with the passphrase that the file has now, not with the new one. */
    boolean isOldWrong() {
        return oldIsWrong;
    }

    /** They want none of it. What is being tried is let finish; its outcome counts. */
    void decline() {
        leaving = true;
        if (!busy.get()) {
            end(new Outcome.Declined());
        }
    }

    private void end(Outcome outcome) {
        busy.set(false);
        if (!over) {
            over = true;
            ended.accept(outcome);
        }
    }

    ReadOnlyObjectProperty<Optional<String>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
