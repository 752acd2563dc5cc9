package app.stagepass.ui;

import app.stagepass.token.CredentialStatus;
import app.stagepass.watch.CredentialSnapshot;
import java.util.List;
import app.stagepass.vault.VaultException;
import app.stagepass.words.Failure;
import app.stagepass.words.Words;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** How the keyring is, and what the person can do about it. For the UI thread; asks on workers. */
public final class KeyringModel {

    private final Words words;
    private final Work work;
    private final KeyringControl keyring;
    private final Runnable opened;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Asking());
    private boolean asking;

    /** What is known of it. */
    public sealed interface State {

        record Asking() implements State {}

        record Open() implements State {}

        record SessionOnly() implements State {}

        /** The system is asking the person for the password. */
        record Unlocking() implements State {}

        record Trouble(Failure failure, boolean locked) implements State {}
    }

    /** @param opened called whenever trouble is over, so that the tokens are looked at again */
    public KeyringModel(Words words, Work work, KeyringControl keyring, Runnable opened) {
        this.words = words;
        this.work = work;
        this.keyring = keyring;
        this.opened = opened;
    }

    public String name() {
        return keyring.name();
    }

    public boolean isInFile() {
        return keyring.isInFile();
    }

    /** At the start: looks whether it works; an encrypted file is asked for its passphrase at once. */
    public void start() {
        if (isInFile()) {
            unlock();
        } else {
            check();
        }
    }

    /** Another place took over: whoever follows the state looks at everything anew. */
    void moved() {
        state.set(new State.Asking());
        check();
    }

    /** Looks whether it works, unless that is under way. */
    public void check() {
        ask(() -> {
            keyring.check();
            return true;
        });
    }

    /** Has the system ask for the password. */
    public void unlock() {
        if (asking) {
            return;
        }
        state.set(new State.Unlocking());
        ask(() -> {
            keyring.unlock();
            keyring.check();
            return true;
        });
    }

    public void keepForThisSessionOnly() {
        ask(() -> {
            keyring.keepForThisSessionOnly();
            return true;
        });
    }

    /** The person chooses a passphrase and the encrypted file. */
    public void keepInFile() {
        ask(() -> {
            keyring.keepInFile();
            keyring.check();
            return true;
        });
    }

    /** Shuts the encrypted file. */
    public void lock() {
        ask(() -> {
            keyring.lock();
            keyring.check();
            return true;
        });
    }

    private void ask(Callable<Boolean> question) {
        if (asking) {
            return;
        }
        asking = true;
        work.start(question, _ -> {
            asking = false;
            boolean hadTrouble = !(state.get() instanceof State.Open || state.get() instanceof State.Asking);
            state.set(keyring.isSessionOnly() ? new State.SessionOnly() : new State.Open());
            if (hadTrouble) {
                opened.run();
            }
        }, failure -> {
            asking = false;
            state.set(new State.Trouble(words.failures().ofAny(failure), failure instanceof VaultException.Locked));
        });
    }

    /** Whether the credentials tell of it otherwise than what is known, so that it is worth a look. */
    boolean isContradictedBy(List<CredentialSnapshot> now) {
        boolean looksShut = now.stream()
                .anyMatch(one -> !one.saved() || one.status() instanceof CredentialStatus.Locked);
        return switch (state.get()) {
            case State.Open _ -> looksShut;
            case State.Trouble _ -> !looksShut && !now.isEmpty();
            case State.Asking _,State.Unlocking _,State.SessionOnly _ -> false;
        };
    }

    public State state() {
        return state.get();
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }
}
