package app.stagepass.ui;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * Shows a modal sheet over the window's content instead of a second window: dimmed background, centred, keyboard focus kept
 * inside. A sheet shown over another one waits on top of it. For JavaFX's thread.
 */
public final class Overlay extends StackPane {

    private final Deque<Layer> layers = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper showing = new ReadOnlyBooleanWrapper();
    private @Nullable Node focusedBefore;

    private static final class Layer {

        private final StackPane dim;
        private final Region sheet;
        private final Optional<Runnable> onDismiss;
        /** Where the keyboard was in it last, for when it was disabled meanwhile. */
        private @Nullable Node focused;

        Layer(StackPane dim, Region sheet, Optional<Runnable> onDismiss) {
            this.dim = dim;
            this.sheet = sheet;
            this.onDismiss = onDismiss;
        }
    }

    /** @param content what it lies over */
    public Overlay(Node content) {
        getChildren().add(content);
        addEventFilter(KeyEvent.KEY_PRESSED, this::escape);
        sceneProperty().addListener((_, _, scene) -> {
            if (scene != null) {
                scene.focusOwnerProperty().addListener((_, _, owner) -> keepInside(owner));
            }
        });
    }

    /**
     * Shows a sheet that Escape closes.
     *
     * @param onDismiss called after Escape closed it; not after {@link #close}
     */
    public void show(Region sheet, Runnable onDismiss) {
        push(sheet, Optional.of(onDismiss));
    }

    /** Shows a sheet that only {@link #close} takes away. */
    public void showFirmly(Region sheet) {
        push(sheet, Optional.empty());
    }

    private void push(Region sheet, Optional<Runnable> onDismiss) {
        if (layers.isEmpty() && getScene() != null) {
            focusedBefore = getScene().getFocusOwner();
        }
        sheet.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        if (sheet.getAccessibleRole() == AccessibleRole.PARENT) {
            sheet.setAccessibleRole(AccessibleRole.DIALOG);
        }
        StackPane dim = new StackPane(sheet);
        dim.getStyleClass().add("overlay-dim");
        dim.addEventHandler(MouseEvent.ANY, MouseEvent::consume);
        Layer layer = new Layer(dim, sheet, onDismiss);
        layers.push(layer);
        sheet.disabledProperty().addListener((_, _, resting) -> {
            if (!resting && !layers.isEmpty() && layers.element().equals(layer)) {
                restore(layer);
            }
        });
        getChildren().add(dim);
        showing.set(true);
        Platform.runLater(() -> focusFirst(sheet));
    }

    /** Takes the topmost sheet away, without calling its {@code onDismiss}. Nothing happens if none is shown. */
    public void close() {
        if (layers.isEmpty()) {
            return;
        }
        getChildren().remove(layers.pop().dim);
        showing.set(!layers.isEmpty());
        if (layers.isEmpty()) {
            if (focusedBefore != null) {
                focusedBefore.requestFocus();
            }
            focusedBefore = null;
        } else {
            focusFirst(layers.element().sheet);
        }
    }

    /** Takes one sheet away, wherever it lies. */
    public void close(Region sheet) {
        if (!layers.isEmpty() && layers.element().sheet.equals(sheet)) {
            close();
            return;
        }
        layers.stream().filter(layer -> layer.sheet.equals(sheet)).findFirst().ifPresent(layer -> {
            layers.remove(layer);
            getChildren().remove(layer.dim);
        });
    }

    public boolean isShowing() {
        return showing.get();
    }

    public ReadOnlyBooleanProperty showingProperty() {
        return showing.getReadOnlyProperty();
    }

    private void escape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !layers.isEmpty()) {
            event.consume();
            layers.element().onDismiss.ifPresent(dismissed -> {
                close();
                dismissed.run();
            });
        }
    }

    private void keepInside(@Nullable Node owner) {
        if (owner == null || layers.isEmpty()) {
            return;
        }
        Layer top = layers.element();
        if (isInside(owner, top.sheet)) {
            top.focused = owner;
        } else if (top.sheet.isDisabled()) {
            top.dim.requestFocus(); // and nothing behind it
        } else {
            Platform.runLater(() -> {
                if (!layers.isEmpty()) {
                    focusFirst(layers.element().sheet);
                }
            });
        }
    }

    private static void restore(Layer layer) {
        Node before = layer.focused;
        if (before != null && before.getScene() != null && !before.isDisabled() && isInside(before, layer.sheet)) {
            before.requestFocus();
        } else {
            focusFirst(layer.sheet);
        }
    }

    private static boolean isInside(Node node, Node ancestor) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(ancestor)) {
                return true;
            }
        }
        return false;
    }

    /** The first that can take the keyboard; the sheet itself where there is none, so that nothing behind it does. */
    private static void focusFirst(Region sheet) {
        if (sheet.getScene() != null && isInside(sheet.getScene().getFocusOwner(), sheet)) {
            return;
        }
        if (!focusWithin(sheet)) {
            sheet.setFocusTraversable(true);
            sheet.requestFocus();
        }
    }

    private static boolean focusWithin(Parent parent) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (!child.isVisible() || child.isDisabled()) {
                continue;
            }
            if (child.isFocusTraversable()) {
                child.requestFocus();
                return true;
            }
            if (child instanceof Parent inner && focusWithin(inner)) {
                return true;
            }
        }
        return false;
    }
}
