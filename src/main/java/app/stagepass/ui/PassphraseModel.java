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

/** Asks for the passphrase of the encrypted file: a new one twice, or the one it has. For the UI thread. */
public final class PassphraseModel {

    private final Messages messages;
    private final Failures failures;
    private final Work work;
    private final Purpose purpose;
    private final Use use;
    private final Consumer<Outcome> ended;
    private final ReadOnlyObjectWrapper<Optional<String>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private boolean leaving;
    private boolean over;

    /** What the passphrase is for. */
    public sealed interface Purpose {

        /** It opens the file. */
        record Unlock() implements Purpose {}

        /**
         * It begins a file.
         *
         * @param shortest how many characters it must have
         */
        record Begin(int shortest) implements Purpose {}
    }

    /** What is done with it, on a worker. It wipes the passphrase. */
    @FunctionalInterface
    public interface Use {

        void of(char[] passphrase) throws VaultException;
    }

    /** How the question ended. */
    public sealed interface Outcome {

        record Done() implements Outcome {}

        record Declined() implements Outcome {}

        /** No other passphrase would help. */
        record Failed(VaultException why) implements Outcome {}
    }

    PassphraseModel(Messages messages, Failures failures, Work work, Purpose purpose, Use use,
            Consumer<Outcome> ended) {
        this.messages = messages;
        this.failures = failures;
        this.work = work;
        this.purpose = purpose;
        this.use = use;
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
     * They press the button.
     *
     * @param passphrase is wiped in any case
     * @param again      the same, where it is a new one; is wiped too
     */
    void submit(char[] passphrase, char[] again) {
        Optional<String> wrong = busy.get() ? Optional.of("") : wrongWith(passphrase, again);
        Arrays.fill(again, '\0');
        if (wrong.isPresent()) {
            Arrays.fill(passphrase, '\0');
            if (!busy.get()) {
                problem.set(wrong);
            }
            return;
        }
        busy.set(true);
        problem.set(Optional.empty());
        work.start(() -> {
            use.of(passphrase);
            return true;
        }, _ -> end(new Outcome.Done()), this::failed);
    }

    private Optional<String> wrongWith(char[] passphrase, char[] again) {
        return switch (purpose) {
            case Purpose.Unlock _ -> passphrase.length == 0
                    ? Optional.of(messages.text("passphrase.empty"))
                    : Optional.empty();
            case Purpose.Begin begin when passphrase.length < begin.shortest() ->
                Optional.of(messages.text("passphrase.too-short", begin.shortest()));
            case Purpose.Begin _ -> Arrays.equals(passphrase, again)
                    ? Optional.empty()
                    : Optional.of(messages.text("passphrase.differ"));
        };
    }

    private void failed(Exception failure) {
        busy.set(false);
        if (leaving) {
            end(new Outcome.Declined());
            return;
        }
        switch (failure) {
            case VaultException.WrongPassphrase wrong -> problem.set(Optional.of(failures.of(wrong).body()));
            case VaultException.FileNotWritten disk -> problem.set(Optional.of(failures.of(disk).body()));
            case VaultException other -> end(new Outcome.Failed(other));
            default -> end(new Outcome.Failed(new VaultException.Failed(failure.getClass().getSimpleName())));
        }
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
