package app.stagepass.ui;

import app.stagepass.words.Light;
import app.stagepass.words.Words;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A card's drawing; shows one model after another as the list scrolls. */
final class CardView extends VBox {

    private final Avatar avatar;
    private final NameRow names;
    private final Label subtitle = new Label();
    private final Pill pill = new Pill();
    private final HBox pills = new HBox(8, pill);
    private final String notSaved;
    private final ChipRow chips;
    private final TimeRing ring = new TimeRing(16, 3);
    private final HourBars hours = new HourBars(HourBars.Size.SMALL);
    private final Label left = new Label();
    private final HBox time = new HBox(7);
    private final Label checks = new Label();
    private final ChangeListener<CardFace> follow = (_, _, face) -> draw(face);
    private @Nullable CardModel model;

    CardView(Words words, AvatarImages images) {
        names = new NameRow(words);
        avatar = new Avatar(images, 40);
        chips = new ChipRow(words.text("dashboard.card.no-scopes"));
        notSaved = words.text("dashboard.card.not-saved");
        getStyleClass().addAll("card", "token-card");
        subtitle.getStyleClass().add("muted");
        left.getStyleClass().add("card-left");
        checks.getStyleClass().addAll("subtle", "card-checks");
        subtitle.setMinWidth(0);
        Tip.on(subtitle, subtitle.textProperty());
        checks.setMinWidth(0);
        left.setMinWidth(Region.USE_PREF_SIZE);

        VBox who = new VBox(2, names, subtitle);
        who.setMinWidth(0);
        HBox.setHgrow(who, Priority.ALWAYS);
        pills.setMinWidth(Region.USE_PREF_SIZE);
        pills.setAlignment(Pos.TOP_RIGHT);
        VBox state = new VBox(5, pills, checks);
        state.setAlignment(Pos.TOP_RIGHT);
        state.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(12, avatar, who, state);
        head.setAlignment(Pos.TOP_LEFT);

        Tip.on(hours, hours.accessibleTextProperty());
        time.getChildren().addAll(ring, left);
        time.setAlignment(Pos.CENTER_RIGHT);
        time.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(chips, Priority.ALWAYS);
        HBox second = new HBox(12, chips, hours, time);
        second.setAlignment(Pos.CENTER_LEFT);
        second.getStyleClass().add("card-below");
        getChildren().addAll(head, second);
    }

    void show(@Nullable CardModel next) {
        if (model != null) {
            model.faceProperty().removeListener(follow);
        }
        model = next;
        if (next != null) {
            next.faceProperty().addListener(follow);
            draw(next.face());
        }
    }

    private void draw(CardFace face) {
        avatar.show(face.account());
        names.show(face.name(), face.handle(), face.role());
        subtitle.setText(face.subtitle());
        pill.show(face.light(), face.status());
        boolean unsaved = model != null && !model.snapshot().saved();
        if (unsaved != pills.getChildren().size() > 1) {
            pills.getChildren().setAll(unsaved ? List.of(new Pill(Light.AMBER, notSaved), pill) : List.of(pill));
        }
        chips.show(face.scopes());
        hours.show(face.strip().marks(), String.join("\n", face.strip().summary()));
        left.setText(face.left());
        time.setVisible(!face.left().isEmpty());
        time.setManaged(!face.left().isEmpty());
        checks.setText(face.checks());
        boolean alive = face.light().isAlive();
        ring.show(face.light(), face.share(), alive);
        ring.setVisible(alive);
        ring.setManaged(alive);
    }
}
