package app.stagepass.ui;

import app.stagepass.ui.Prompts.Choice;
import app.stagepass.ui.Prompts.Prompt;
import app.stagepass.words.Failure;
import app.stagepass.words.Light;
import app.stagepass.words.Words;
import java.util.Optional;
import java.util.function.Consumer;

/** What the person can do with the encrypted file while it is open. For the UI thread; works on workers. */
final class FileActions {

    private final Words words;
    private final Work work;
    private final KeyringControl control;
    private final KeyringModel keyring;
    private final Prompts prompts;
    private final ToastModel toast;
    private final Consumer<Failure> notice;

    /** @param notice tells what went wrong, until it is put away */
    FileActions(Words words, Work work, KeyringControl control, KeyringModel keyring, Prompts prompts, ToastModel toast,
            Consumer<Failure> notice) {
        this.words = words;
        this.work = work;
        this.control = control;
        this.keyring = keyring;
        this.prompts = prompts;
        this.toast = toast;
        this.notice = notice;
    }

    void lock() {
        keyring.lock();
    }

    void changePassphrase() {
        work.start(control::changePassphrase, changed -> {
            if (changed) {
                toast.say(Light.GREEN, words.text("passphrase.changed"));
            }
            keyring.check();
        }, why -> notice.accept(words.failures().ofAny(why)));
    }

    /** Tells what the keyring is called that could be used instead, if there is one. */
    void lookForKeyring(Consumer<Optional<String>> found) {
        work.start(control::usableKeyring, found, _ -> found.accept(Optional.empty()));
    }

    /** @param name what the keyring is called */
    void backToKeyring(String name) {
        prompts.show(new Prompt(words.text("back-to-keyring.title", name), words.text("back-to-keyring.body", name),
                Optional.of(new Choice(words.text("back-to-keyring.yes"), () -> move(name))),
                words.text("dialog.cancel"), false));
    }

    private void move(String name) {
        work.start(() -> {
            control.backToKeyring();
            return true;
        }, _ -> {
            toast.say(Light.GREEN, words.text("back-to-keyring.done", name));
            keyring.moved();
        }, why -> {
            notice.accept(words.failures().ofStayingInFile(why));
            keyring.check();
        });
    }
}
