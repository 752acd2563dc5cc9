package app.stagepass.ui.connect;

import app.stagepass.ui.Overlay;
import java.util.Optional;

/** One sheet at a time; showing the next takes the one before away. */
final class SheetPlace {

    private final Overlay overlay;
    private Optional<Sheet> shown = Optional.empty();

    SheetPlace(Overlay overlay) {
        this.overlay = overlay;
    }

    /** @param dismissed called after Escape took it away */
    void show(Sheet sheet, Runnable dismissed) {
        close();
        shown = Optional.of(sheet);
        overlay.show(sheet, () -> {
            shown = Optional.empty();
            dismissed.run();
        });
        sheet.applyCss(); // before that the middle is not in the scene, and nothing in it can get the keyboard
        sheet.focusStart();
    }

    void close() {
        shown.ifPresent(overlay::close);
        shown = Optional.empty();
    }
}
