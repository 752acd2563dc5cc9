package app.stagepass.ui;

import javafx.application.Platform;
import app.stagepass.ui.DashboardModel.Phase;
import app.stagepass.words.Words;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What stands where the cards would be: the first run, loading, no hits. */
final class EmptyStates extends StackPane {

    private final Words words;
    private final DashboardModel dashboard;
    private final boolean inSandbox;
    private final Runnable connect;
    private final Runnable trySandbox;

    /** @param inSandbox in which there is no second way */
    EmptyStates(Words words, DashboardModel dashboard, boolean inSandbox, Runnable connect, Runnable trySandbox) {
        this.words = words;
        this.dashboard = dashboard;
        this.inSandbox = inSandbox;
        this.connect = connect;
        this.trySandbox = trySandbox;
        getStyleClass().add("empty");
        dashboard.phaseProperty().subscribe(this::draw);
    }

    private void draw(Phase phase) {
        setVisible(phase != Phase.CARDS);
        switch (phase) {
            case CARDS -> getChildren().clear();
            case EMPTY -> {
                VBox first = first();
                getChildren().setAll(scrolling(first));
                Platform.runLater(() -> {
                    applyCss(); // only then is what scrolls in the window, and can have the focus
                    first.lookup(".primary").requestFocus();
                });
            }
            case LOADING -> getChildren().setAll(loading());
            case NO_HITS -> getChildren().setAll(scrolling(noHits()));
        }
    }

    /** On a small screen, or a large scale, it is higher than the window: it would lie over what is above and below. */
    private static ScrollPane scrolling(VBox content) {
        content.setMinHeight(USE_PREF_SIZE);
        ScrollPane scroll = new ScrollPane(new StackPane(content));
        scroll.getStyleClass().add("empty-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(0);
        return scroll;
    }

    private VBox first() {
        Label title = new Label(words.text("dashboard.first.title"));
        title.getStyleClass().add("empty-title");
        Label body = new Label(words.text("dashboard.first.body"));
        body.getStyleClass().addAll("muted", "empty-body");
        title.setWrapText(true);
        body.setWrapText(true);
        HBox ways = inSandbox
                ? new HBox(way("dashboard.first.pretend", Feather.USER_PLUS, true, connect))
                : new HBox(way("dashboard.first.connect", Feather.LINK, true, connect),
                        way("dashboard.first.sandbox", Feather.BOX, false, trySandbox));
        ways.getStyleClass().add("ways");
        VBox all = new VBox(title, body, ways);
        all.getStyleClass().add("first-run");
        all.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        return all;
    }

    private Node way(String key, Feather icon, boolean main, Runnable action) {
        FontIcon sign = new FontIcon(icon);
        sign.getStyleClass().add("way-icon");
        StackPane badge = new StackPane(sign);
        badge.getStyleClass().add("way-badge");
        badge.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        Label hint = new Label(words.text(key + "-hint"));
        hint.getStyleClass().add("muted");
        hint.setWrapText(true);
        VBox.setVgrow(hint, javafx.scene.layout.Priority.ALWAYS);
        hint.setMaxHeight(Double.MAX_VALUE);
        hint.setAlignment(Pos.TOP_LEFT);
        Button go = Buttons.button(words.text(key + "-go"));
        go.setAccessibleText(words.text(key));
        go.getStyleClass().add(main ? "primary" : "quiet");
        go.setMaxWidth(Double.MAX_VALUE);
        go.setAccessibleHelp(words.text(key + "-hint"));
        go.setOnAction(_ -> action.run());
        Label title = new Label(words.text(key));
        title.getStyleClass().add("way-title");
        title.setWrapText(true);
        VBox way = new VBox(badge, title, hint, go);
        way.getStyleClass().addAll("card", "way");
        return way;
    }

    private Node loading() {
        Label text = new Label(words.text("dashboard.loading"));
        text.getStyleClass().add("muted");
        VBox box = new VBox(14, Turning.circle(), text);
        box.setAlignment(Pos.CENTER);
        return box;
    }

    private VBox noHits() {
        Label title = new Label();
        title.textProperty().bind(dashboard.searchProperty()
                .map(typed -> words.text("dashboard.no-hits.title", typed.strip())));
        title.getStyleClass().add("title");
        title.setWrapText(true);
        Label body = new Label(words.text("dashboard.no-hits.body"));
        body.getStyleClass().add("muted");
        body.setWrapText(true);
        Button clear = Buttons.button(words.text("dashboard.search.clear"));
        clear.getStyleClass().add("quiet");
        clear.setOnAction(_ -> dashboard.searchProperty().set(""));
        FontIcon glass = new FontIcon(Feather.SEARCH);
        glass.getStyleClass().add("empty-icon");
        VBox noHits = new VBox(glass, title, body, clear);
        noHits.getStyleClass().add("no-hits");
        noHits.setMaxSize(460, USE_PREF_SIZE);
        return noHits;
    }
}
