package app.stagepass.ui;

import javafx.collections.ListChangeListener;
import javafx.collections.FXCollections;
import app.stagepass.words.Words;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** The cards, one below the other; only those in sight are drawn. */
final class CardList extends ListView<CardModel> {

    private boolean following;

    /**
     * What the list sets off.
     *
     * @param open    shows the details of the selected card: Enter
     * @param remove  asks whether the selected card is to go: Delete
     * @param clicked a card was pressed with the mouse
     * @param moved   a card was moved, by Alt with the arrows or by dragging
     */
    record Deeds(Runnable open, Runnable remove, Runnable clicked, Consumer<CardModel> moved) {}

    CardList(Words words, DashboardModel dashboard, AvatarImages images, Deeds deeds) {
        super(FXCollections.observableArrayList(dashboard.shown()));
        getStyleClass().add("card-list");
        setAccessibleText(words.text("dashboard.list"));
        setAccessibleHelp(words.text("dashboard.list.help"));
        setCellFactory(_ -> new CardCell(words, images));
        getSelectionModel().selectedItemProperty().addListener((_, _, card) -> {
            if (!following && card != null) {
                dashboard.select(card);
            }
        });
        dashboard.selectedProperty().addListener((_, _, card) -> follow(card));
        dashboard.shown().addListener((ListChangeListener<CardModel>) _ -> {
            following = true; // while its items change a list selects as it likes, which is no choice of the person's
            getItems().setAll(dashboard.shown());
            follow(dashboard.selectedProperty().get());
        });
        follow(dashboard.selectedProperty().get());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                event.consume();
                deeds.open().run();
            } else if (event.getCode() == KeyCode.DELETE) {
                event.consume();
                deeds.remove().run();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean up = event.getCode() == KeyCode.UP;
            if (event.isAltDown() && (up || event.getCode() == KeyCode.DOWN)) {
                event.consume();
                dashboard.selectedProperty().get().filter(card -> dashboard.move(card, up ? -1 : 1))
                        .ifPresent(deeds.moved());
            }
        });
        new CardDrag(this, (card, neighbour, below) -> {
            if (dashboard.place(card, neighbour, below)) {
                deeds.moved().accept(card);
            }
        });
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()
                    && event.getTarget() != this) {
                deeds.clicked().run();
            }
        });
    }

    private void follow(Optional<CardModel> card) {
        following = true;
        card.ifPresentOrElse(one -> {
            if (!one.equals(getSelectionModel().getSelectedItem())) {
                getSelectionModel().select(one);
                int index = getItems().indexOf(one);
                if (index >= 0) {
                    scrollTo(Math.max(0, index - 1));
                }
            }
        }, getSelectionModel()::clearSelection);
        following = false;
    }

    private static final class CardCell extends ListCell<CardModel> {

        private final CardView view;

        CardCell(Words words, AvatarImages images) {
            view = new CardView(words, images);
            setPrefWidth(0); // as wide as the list, never wider
        }

        @Override
        protected void updateItem(@Nullable CardModel item, boolean empty) {
            super.updateItem(item, empty);
            if (item == null || empty) {
                view.show(null);
                setGraphic(null);
                accessibleTextProperty().unbind();
                setAccessibleText(null);
            } else {
                view.show(item);
                setGraphic(view);
                accessibleTextProperty().unbind();
                accessibleTextProperty().bind(item.faceProperty().map(CardFace::spoken));
            }
        }
    }
}
