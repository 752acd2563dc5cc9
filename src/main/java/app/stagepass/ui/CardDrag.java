package app.stagepass.ui;

import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** Lets a card be dragged to another place in its list: a line shows where it would go; Escape puts it back. */
final class CardDrag {

    /** In pixels; less is a click of an unsteady hand. */
    private static final double STEADY = 8;
    private static final double EDGE = 24;

    private final ListView<CardModel> list;
    private final Dropped dropped;
    private Optional<CardModel> held = Optional.empty();
    private Optional<Target> target = Optional.empty();
    private double pressedAt;
    private boolean dragging;

    /** Told where a card was let go. */
    @FunctionalInterface
    interface Dropped {

        void at(CardModel card, CardModel neighbour, boolean below);
    }

    private record Target(ListCell<?> cell, CardModel card, boolean below) {}

    CardDrag(ListView<CardModel> list, Dropped dropped) {
        this.list = list;
        this.dropped = dropped;
        list.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        list.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::dragged);
        list.addEventFilter(MouseEvent.MOUSE_RELEASED, this::released);
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (dragging && event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                end();
            }
        });
    }

    private void pressed(MouseEvent event) {
        end();
        if (event.getButton() == MouseButton.PRIMARY) {
            held = cellAt(event.getSceneY()).map(Target::card);
            pressedAt = event.getSceneY();
        }
    }

    private void dragged(MouseEvent event) {
        if (held.isEmpty() || (!dragging && Math.abs(event.getSceneY() - pressedAt) < STEADY)) {
            return;
        }
        dragging = true;
        event.consume();
        scrollAtTheEdge(event.getSceneY());
        mark(cellAt(event.getSceneY()).filter(one -> held.filter(one.card()::equals).isEmpty()));
    }

    private void released(MouseEvent event) {
        Optional<CardModel> card = held;
        Optional<Target> place = target;
        boolean moved = dragging;
        end();
        if (moved) {
            event.consume();
            card.ifPresent(one -> place.ifPresent(at -> dropped.at(one, at.card(), at.below())));
        }
    }

    private void end() {
        mark(Optional.empty());
        held = Optional.empty();
        dragging = false;
    }

    private void mark(Optional<Target> next) {
        target.ifPresent(old -> old.cell().getStyleClass().removeAll("drop-above", "drop-below"));
        target = next;
        next.ifPresent(now -> now.cell().getStyleClass().add(now.below() ? "drop-below" : "drop-above"));
    }

    private Optional<Target> cellAt(double sceneY) {
        for (Node node : list.lookupAll(".list-cell")) {
            if (node.isVisible() && node instanceof ListCell<?> cell && cell.getItem() instanceof CardModel card) {
                Bounds bounds = cell.localToScene(cell.getLayoutBounds());
                if (sceneY >= bounds.getMinY() && sceneY < bounds.getMaxY()) {
                    return Optional.of(new Target(cell, card, sceneY > bounds.getCenterY()));
                }
            }
        }
        return Optional.empty();
    }

    private void scrollAtTheEdge(double sceneY) {
        Bounds seen = list.localToScene(list.getLayoutBounds());
        int step = sceneY < seen.getMinY() + EDGE ? -1 : sceneY > seen.getMaxY() - EDGE ? 1 : 0;
        if (step != 0) {
            cellAt(Math.clamp(sceneY, seen.getMinY() + 1, seen.getMaxY() - 1)).ifPresent(at -> list.scrollTo(
                    Math.clamp(list.getItems().indexOf(at.card()) + (step < 0 ? -1 : 0), 0,
                            list.getItems().size() - 1)));
        }
    }
}
