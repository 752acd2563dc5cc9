package app.stagepass.ui;

import javafx.event.EventHandler;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** What keys do wherever the keyboard's focus is; nothing while a sheet is open. */
final class WindowKeys implements EventHandler<KeyEvent> {

    private static final KeyCombination FIND = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination ADD = new KeyCodeCombination(KeyCode.N, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination CHECK = new KeyCodeCombination(KeyCode.F5);

    private final Overlay overlay;
    private final HeaderBar header;
    private final Deeds deeds;

    /**
     * What the keys set off.
     *
     * @param leave back from the details to the cards, where only one of the two is shown
     * @param down  from the search to the cards
     */
    record Deeds(Runnable add, Runnable copy, Runnable check, Runnable leave, Runnable down) {}

    WindowKeys(Overlay overlay, HeaderBar header, Deeds deeds) {
        this.overlay = overlay;
        this.header = header;
        this.deeds = deeds;
    }

    @Override
    public void handle(KeyEvent event) {
        if (overlay.isShowing()) {
            return;
        }
        boolean typing = overlay.getScene().getFocusOwner() instanceof TextInputControl;
        if (FIND.match(event)) {
            run(event, header::focusSearch);
        } else if (ADD.match(event)) {
            run(event, deeds.add());
        } else if (COPY.match(event) && !typing) {
            run(event, deeds.copy());
        } else if (CHECK.match(event)) {
            run(event, deeds.check());
        } else if (event.getCode() == KeyCode.ESCAPE) {
            if (!header.clearSearch()) {
                deeds.leave().run();
            }
        } else if (event.getCode() == KeyCode.DOWN && typing) {
            run(event, deeds.down());
        }
    }

    private static void run(KeyEvent event, Runnable deed) {
        event.consume();
        deed.run();
    }
}
