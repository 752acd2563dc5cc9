package app.stagepass.ui;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.PasswordField;
import javafx.scene.input.Clipboard;

/** A field for secrets: what is pasted goes straight on, with its line ends, and never stands in it; what is typed is dots. */
final class MaskedPaste extends PasswordField {

    private final Supplier<Optional<String>> clipboard;
    private final Consumer<String> taken;

    MaskedPaste(Consumer<String> taken) {
        this(() -> Optional.ofNullable(Clipboard.getSystemClipboard().getString()), taken);
    }

    /** @param clipboard what is on it, if that is text */
    MaskedPaste(Supplier<Optional<String>> clipboard, Consumer<String> taken) {
        this.clipboard = clipboard;
        this.taken = taken;
        setOnAction(_ -> {
            String typed = getText();
            clear();
            taken.accept(typed);
        });
    }

    @Override
    public void paste() {
        clear();
        clipboard.get().ifPresent(taken);
    }
}
