package app.stagepass.ui;

import app.stagepass.ui.ToastModel.Toast;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** Draws the toast over the bottom of the window; the mouse goes through it. */
final class ToastBar extends StackPane {

    private final Label text = new Label();
    private final TimeRing ring = new TimeRing(18, 3);
    private final Region mark = new Region();
    private final HBox box = new HBox(10);

    ToastBar(ToastModel model) {
        setMouseTransparent(true);
        setAlignment(Pos.BOTTOM_CENTER);
        getStyleClass().add("toast-place");
        box.getStyleClass().add("toast");
        box.setAlignment(Pos.CENTER_LEFT);
        box.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        box.setAccessibleRole(AccessibleRole.TEXT);
        mark.getStyleClass().add("mark");
        text.setWrapText(true);
        text.setMaxWidth(640);
        box.getChildren().addAll(mark, ring, text);
        getChildren().add(box);
        model.toastProperty().addListener((_, _, toast) -> draw(toast));
        draw(model.toast());
    }

    private void draw(Optional<Toast> toast) {
        setVisible(toast.isPresent());
        toast.ifPresent(shown -> {
            StyleFamily.choose(box.getStyleClass(), "toast-", shown.light().name().toLowerCase(Locale.ROOT));
            text.setText(shown.text());
            box.setAccessibleText(shown.text());
            boolean counting = shown.share().isPresent();
            ring.setVisible(counting);
            ring.setManaged(counting);
            mark.setVisible(!counting);
            mark.setManaged(!counting);
            ring.show(shown.light(), shown.share(), true);
        });
    }
}
