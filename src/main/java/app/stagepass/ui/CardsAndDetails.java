package app.stagepass.ui;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Cards and details side by side where they fit, else one of the two. */
final class CardsAndDetails extends HBox {

    private static final double BOTH_FIT = 900;

    private final CardList list;
    private final DetailsPane details;
    private boolean narrow;
    private boolean detailsOpen;

    /** Makes the two; they lead to each other. */
    @FunctionalInterface
    interface Maker<T> {

        T make(CardsAndDetails home);
    }

    CardsAndDetails(Maker<CardList> list, Maker<DetailsPane> details) {
        this.list = list.make(this);
        this.details = details.make(this);
        getStyleClass().add("middle");
        setMinHeight(0);
        this.list.setMinHeight(0);
        setHgrow(this.list, Priority.ALWAYS);
        arrange(0);
    }

    CardList list() {
        return list;
    }

    /** @param width of the window, in pixels */
    void arrange(double width) {
        narrow = width < BOTH_FIT;
        arrange();
    }

    private void arrange() {
        details.showBack(narrow);
        HBox.setHgrow(details, narrow ? Priority.ALWAYS : Priority.NEVER);
        if (narrow) {
            getChildren().setAll(detailsOpen ? details : list);
        } else {
            getChildren().setAll(list, details);
        }
    }

    void openDetails() {
        detailsOpen = true;
        arrange();
        details.focusMain();
    }

    void closeDetails() {
        detailsOpen = false;
        arrange();
        list.requestFocus();
    }

    /** A click on a card shows more of it, where that is not on the screen already. */
    void clicked() {
        if (narrow) {
            openDetails();
        }
    }

    /** Escape. */
    void leaveDetails() {
        if (detailsOpen && narrow) {
            closeDetails();
        }
    }
}
