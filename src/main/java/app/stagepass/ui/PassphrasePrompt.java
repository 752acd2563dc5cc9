package app.stagepass.ui;

import app.stagepass.ui.PassphraseModel.Exchange;
import app.stagepass.ui.PassphraseModel.Outcome;
import app.stagepass.ui.PassphraseModel.Purpose;
import app.stagepass.ui.PassphraseModel.Use;
import app.stagepass.vault.VaultException;
import app.stagepass.words.Failures;
import app.stagepass.words.Messages;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Asks the person for an encrypted file's passphrase in the window, as the system does for a keyring's, and waits for the answer.
 * For workers, not for JavaFX's thread; one question at a time.
 */
public final class PassphrasePrompt {

    private final Messages messages;
    private final Failures failures;
    private final Work work;
    private final Consumer<Consumer<Overlay>> onWindow;
    private final ReentrantLock asking = new ReentrantLock();

    /** @param onWindow runs something with the window's overlay, on JavaFX's thread, as soon as there is one */
    public PassphrasePrompt(Messages messages, Failures failures, Work work, Consumer<Consumer<Overlay>> onWindow) {
        this.messages = messages;
        this.failures = failures;
        this.work = work;
        this.onWindow = onWindow;
    }

    /**
     * Asks until it opens or the person declines.
     *
     * @return whether it is open
     * @throws VaultException if no passphrase would help
     */
    public boolean unlock(Use open) throws VaultException {
        return ask(new Purpose.Unlock(open));
    }

    /**
     * Asks for a new one, twice.
     *
     * @param shortest characters that it must have
     * @return whether it is in use now
     */
    public boolean begin(int shortest, Use create) throws VaultException {
        return ask(new Purpose.Begin(shortest, create));
    }

    /**
     * Asks for the one that the file has, and for a new one, twice.
     *
     * @param shortest characters that the new one must have
     * @return whether the new one is in use now
     */
    public boolean change(int shortest, Exchange exchange) throws VaultException {
        return ask(new Purpose.Change(shortest, exchange));
    }

    /**
     * Asks for one for a file that goes to another computer, twice.
     *
     * @param shortest characters that it must have
     * @return whether the file is packed
     */
    public boolean pack(int shortest, Use pack) throws VaultException {
        return ask(new Purpose.Pack(shortest, pack));
    }

    /**
     * Asks for that of a file from another computer until it opens or the person declines.
     *
     * @return whether it is open
     * @throws VaultException if no passphrase would help
     */
    public boolean unpack(Use open) throws VaultException {
        return ask(new Purpose.Unpack(open));
    }

    private boolean ask(Purpose purpose) throws VaultException {
        if (!asking.tryLock()) {
            return false; // the question is on the screen already
        }
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        try {
            onWindow.accept(overlay -> show(overlay, purpose, answer));
            return switch (answer.get()) {
                case Outcome.Done _ -> true;
                case Outcome.Declined _ -> false;
                case Outcome.Failed failed -> throw failed.why();
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer.complete(new Outcome.Declined()); // nobody waits for it any more
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            asking.unlock();
        }
    }

    private void show(Overlay overlay, Purpose purpose, CompletableFuture<Outcome> answer) {
        PassphraseModel model = new PassphraseModel(messages, failures, work, purpose, answer::complete);
        PassphraseSheet sheet = new PassphraseSheet(model, messages);
        var _ = answer.whenComplete((_, _) -> work.later(() -> overlay.close(sheet)));
        overlay.show(sheet, model::decline);
    }
}
