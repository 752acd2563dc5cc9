package app.stagepass.ui;

import javafx.scene.control.Control;
import app.stagepass.handover.CopyFormat;
import app.stagepass.token.Role;
import app.stagepass.token.TokenKind;
import app.stagepass.token.Scope;
import app.stagepass.ui.DetailsFace.ScopeLine;
import app.stagepass.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The panel about the selected card: how long it lasts, what can be done with it, where it is kept, what it may do. */
final class DetailsPane extends VBox {

    private static final int SHORT_STATUS = 26;

    private final Words words;
    private final DetailsModel model;
    private final TokenActions actions;
    private final TimeRing ring = new TimeRing(86, 9);
    private final Label large = new Label();
    private final Label small = new Label();
    private final StackPane dial = new StackPane();
    private final VBox who = new VBox(3);
    private final VBox top = new VBox(12);
    private final Label name = new Label();
    private final Label identity = new Label();
    private final RoleMenu role;
    private final Pill pill = new Pill();
    private final SplitMenuButton copy = Buttons.splitMenuButton();
    private final Button mend = Buttons.button("");
    private final Button refresh;
    private final Button validate;
    private final MenuButton more = Buttons.menuButton();
    private final FactsGrid facts = new FactsGrid();
    private final VBox scopes = new VBox();
    /** What must wait until that is over which is being done already. */
    private final List<MenuItem> notWhileBusy;
    private final Button back;
    private Optional<ScopesShown> shownScopes = Optional.empty();
    private Optional<Optional<Role>> shownRole = Optional.empty();

    private record ScopesShown(List<ScopeLine> granted, List<Scope> missing) {}

    /**
     * The panel.
     *
     * @param rename asks for another name
     * @param move   moves a card up (-1) or down (1)
     * @param onBack returns to the cards where the window is too narrow for both
     */
    DetailsPane(Words words, DetailsModel model, TokenActions actions, ChecksSection checks,
            Consumer<CardModel> rename, ObjIntConsumer<CardModel> move, Runnable onBack) {
        this.words = words;
        this.model = model;
        this.actions = actions;
        role = new RoleMenu(words, chosen -> onCard(card -> actions.giveRole(card, chosen)));
        refresh = button("details.refresh", actions::refresh);
        Tip.on(refresh, refresh.accessibleHelpProperty());
        validate = button("details.validate", actions::validate);
        hint(validate, words.text("details.validate.hint"));
        MenuItem reconnect = item("details.reconnect", actions::reconnect);
        MenuItem revoke = item("details.revoke", actions::revoke);
        MenuItem remove = item("details.remove", actions::remove);
        notWhileBusy = List.of(reconnect, revoke, remove);
        more.getItems().addAll(reconnect, item("details.connections", _ -> actions.openConnections()),
                item("details.rename", rename), item("details.move-up", card -> move.accept(card, -1)),
                item("details.move-down", card -> move.accept(card, 1)), new SeparatorMenuItem(), revoke, remove);
        back = Buttons.button(words.text("details.back"), new FontIcon(Feather.ARROW_LEFT));
        back.getStyleClass().addAll("bare", "details-back");
        back.setOnAction(_ -> onBack.run());
        getStyleClass().addAll("panel", "details");
        setAccessibleText(words.text("details.name"));

        top.getChildren().setAll(head());
        VBox body = new VBox(top, buttons(), facts, checks, scopes);
        body.getStyleClass().add("details-body");
        body.setMinWidth(0); // never wider than the pane, whatever is in it
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("details-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(back, scroll);
        showBack(false);
        model.faceProperty().addListener((_, _, face) -> face.ifPresent(this::draw));
        model.faceProperty().get().ifPresent(this::draw);
    }

    void showBack(boolean shown) {
        back.setVisible(shown);
        back.setManaged(shown);
    }

    /** The keyboard to what is most likely wanted. */
    void focusMain() {
        main().requestFocus();
    }

    private Control main() {
        return mend.isVisible() ? mend : copy;
    }

    private HBox head() {
        large.getStyleClass().add("ring-large");
        small.getStyleClass().add("ring-small");
        VBox middle = new VBox(large, small);
        middle.setAlignment(Pos.CENTER);
        dial.getChildren().addAll(ring, middle);
        dial.setMinSize(86, 86);
        name.getStyleClass().add("details-name");
        name.setWrapText(true);
        identity.getStyleClass().add("muted");
        identity.setWrapText(true);
        who.getChildren().setAll(name, identity, role.button(), pill);
        VBox.setMargin(role.button(), new Insets(3, 0, 0, 0));
        VBox.setMargin(pill, new Insets(5, 0, 0, 0));
        who.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(who, Priority.ALWAYS);
        HBox head = new HBox(16, dial, who);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private FlowPane buttons() {
        copy.setText(words.text("details.copy"));
        copy.setGraphic(new FontIcon(Feather.COPY));
        copy.getStyleClass().add("primary");
        copy.setOnAction(_ -> onCard(card -> actions.copy(card, CopyFormat.ACCESS_TOKEN)));
        copy.getItems().addAll(
                item("details.copy.plain", card -> actions.copy(card, CopyFormat.ACCESS_TOKEN)),
                item("details.copy.chat", card -> actions.copy(card, CopyFormat.CHAT_PASSWORD)));
        more.setGraphic(new FontIcon(Feather.MORE_HORIZONTAL));
        more.setAccessibleText(words.text("details.more"));
        Tip.on(more, words.text("details.more"));
        more.getStyleClass().addAll("quiet", "icon-only", "no-arrow");
        mend.getStyleClass().add("primary");
        mend.setOnAction(_ -> onCard(actions::mend));
        mend.setVisible(false);
        mend.setManaged(false);
        FlowPane row = new FlowPane(6, 8, mend, copy, refresh, validate, more);
        row.getStyleClass().add("details-buttons");
        return row;
    }

    private Button button(String key, Consumer<CardModel> action) {
        Button button = Buttons.button(words.text(key));
        button.getStyleClass().add("quiet");
        button.setOnAction(_ -> onCard(action));
        return button;
    }

    private static void hint(Button button, String text) {
        button.setAccessibleHelp(text);
        Tip.on(button, text);
    }

    private MenuItem item(String key, Consumer<CardModel> action) {
        return Buttons.item(words.text(key), () -> onCard(action));
    }

    private void onCard(Consumer<CardModel> action) {
        model.card().ifPresent(action);
    }

    private void draw(DetailsFace face) {
        name.setText(face.name());
        identity.setText(face.identity());
        showRole(face.role());
        boolean ofAccount = model.card().filter(card -> card.snapshot().credential().kind() == TokenKind.USER)
                .isPresent();
        role.button().setVisible(ofAccount); // an application is nobody's broadcaster
        role.button().setManaged(ofAccount);
        pill.show(face.light(), face.status());
        place(face.status().length() > SHORT_STATUS ? top : who);
        boolean alive = face.light().isAlive();
        ring.show(face.light(), face.share(), alive);
        large.setText(face.ring().large());
        small.setText(face.ring().small());
        dial.setAccessibleText(words.text("details.ring.spoken", face.ring().large(), face.ring().small()));
        boolean busy = model.card().filter(CardModel::isBusy).isPresent();
        boolean canRefresh = model.card().filter(card -> actions.canRefresh(card.snapshot())).isPresent();
        // Nothing else is disabled: the keyboard would jump away, and what takes long need not be waited for.
        notWhileBusy.forEach(item -> item.setDisable(busy));
        offer(face.mend());
        if (refresh.isFocused() && !canRefresh) {
            main().requestFocus();
        }
        refresh.setDisable(!canRefresh);
        refresh.setAccessibleHelp(words.text(canRefresh ? "details.refresh.hint" : "details.refresh.impossible"));
        facts.show(face.facts());
        drawScopes(new ScopesShown(face.scopes(), face.missing()));
    }

    /** Its menu is not made anew while it may be open. */
    private void showRole(Optional<Role> now) {
        if (shownRole.filter(now::equals).isEmpty()) {
            shownRole = Optional.of(now);
            role.show(now);
        }
    }

    /** The one main button; it keeps the keyboard if the other one had it. */
    private void offer(Optional<String> help) {
        boolean focused = main().isFocused();
        mend.setText(help.orElse(""));
        Control now = help.isPresent() ? mend : copy;
        Control other = help.isPresent() ? copy : mend;
        now.setManaged(true);
        now.setVisible(true);
        if (focused) {
            now.requestFocus();
        }
        other.setVisible(false);
        other.setManaged(false);
    }

    /** A long status does not fit beside the ring. */
    private void place(VBox home) {
        if (!home.getChildren().contains(pill)) {
            top.getChildren().remove(pill);
            who.getChildren().remove(pill);
            home.getChildren().add(pill);
        }
    }

    private void drawScopes(ScopesShown now) {
        if (shownScopes.filter(now::equals).isPresent()) {
            return;
        }
        shownScopes = Optional.of(now);
        scopes.getStyleClass().setAll("scopes");
        scopes.getChildren().setAll(section("details.scopes", now.granted().size()));
        if (now.granted().isEmpty()) {
            Label none = new Label(words.text("details.scopes.none"));
            none.getStyleClass().add("muted");
            none.setWrapText(true);
            scopes.getChildren().add(none);
        }
        now.granted().forEach(line -> scopes.getChildren().add(scope(line)));
        if (!now.missing().isEmpty()) {
            scopes.getChildren().add(section("details.missing", now.missing().size()));
            now.missing().forEach(scope -> scopes.getChildren().add(scopeName(scope, "muted")));
        }
    }

    private Label section(String key, int count) {
        Label title = new Label(words.text(key, count));
        title.getStyleClass().addAll("section-title", "details-section");
        return title;
    }

    private VBox scope(ScopeLine line) {
        Label sentence = new Label(line.sentence());
        sentence.setWrapText(true);
        sentence.getStyleClass().add("muted");
        sentence.setMinHeight(USE_PREF_SIZE);
        Label scopeName = scopeName(line.scope(), "link");
        FlowPane title = new FlowPane(8, 2, scopeName);
        title.setMinWidth(0);
        scopeName.maxWidthProperty().bind(title.widthProperty());
        if (line.sensitive()) {
            Label mark = new Label(words.text("details.scope.sensitive"),
                    new FontIcon(Feather.ALERT_TRIANGLE));
            mark.getStyleClass().add("sensitive");
            title.getChildren().add(mark);
        }
        return new VBox(1, title, sentence);
    }

    private static Label scopeName(Scope scope, String style) {
        Label label = new Label(scope.value());
        label.getStyleClass().addAll("mono", style);
        label.setMinWidth(0);
        return label;
    }
}
