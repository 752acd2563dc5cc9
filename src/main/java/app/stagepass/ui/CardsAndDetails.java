package app.stagepass.ui;

import java.util.Optional;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Cards and details side by side where they fit, else one of the two. */
final class CardsAndDetails extends HBox {

    private static final double BOTH_FIT = 900;

    private final CardList list;
    private final Maker<DetailsPane> maker;
    /** Stands where the details come. */
    private final Region place = new Region();
    private Optional<DetailsPane> made = Optional.empty();
    private boolean furnished;
    private boolean narrow;
    private boolean detailsOpen;

    /** Makes the two; they lead to each other. */
    @FunctionalInterface
    interface Maker<T> {

        T make(CardsAndDetails home);
    }

    CardsAndDetails(Maker<CardList> list, Maker<DetailsPane> details) {
        this.list = list.make(this);
        this.maker = details;
        place.getStyleClass().addAll("panel", "details");
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

    /** Has the details come; until then the cards are drawn without waiting for them. */
    void furnish() {
        furnished = true;
        arrange();
    }

    private void arrange() {
        if (narrow) {
            getChildren().setAll(detailsOpen ? details() : list);
        } else {
            getChildren().setAll(list, furnished ? details() : place);
        }
        made.ifPresent(details -> {
            details.showBack(narrow);
            HBox.setHgrow(details, narrow ? Priority.ALWAYS : Priority.NEVER);
        });
    }

    private DetailsPane details() {
        if (made.isEmpty()) {
            made = Optional.of(maker.make(this));
        }
        return made.orElseThrow();
    }

    void openDetails() {
        detailsOpen = true;
        arrange();
        details().focusMain();
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
