package app.stagepass.ui;

import app.stagepass.token.ClientId;
import app.stagepass.ui.ImportModel.Phase;
import app.stagepass.ui.ImportModel.Row;
import app.stagepass.words.Failure;
import app.stagepass.words.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where tokens come from, what each is, and what became of it. No token is ever drawn on it. */
final class ImportSheet extends VBox {

    private static final double WIDTH = 580;
    private static final double ROWS_HEIGHT = 330;
    private static final double MARKS_WIDTH = 128;

    private final Words words;
    private final ImportModel model;
    private final Doing doing;
    private final Overlay overlay;

    /**
     * Where the sheet leads.
     *
     * @param choose   asks for a file
     * @param register registers the application of that client ID
     */
    record Doing(Supplier<Optional<Path>> choose, Consumer<ClientId> register) {}

    private ImportSheet(Words words, ImportModel model, Doing doing, Overlay overlay) {
        this.overlay = overlay;
        this.words = words;
        this.model = model;
        this.doing = doing;
        getStyleClass().addAll("sheet", "prompt", "import");
        setPrefWidth(WIDTH);
        setAccessibleText(words.text("import.title"));
        model.phaseProperty().subscribe(this::show);
    }

    static void show(Words words, ImportModel model, Doing doing, Overlay overlay) {
        overlay.show(new ImportSheet(words, model, doing, overlay), () -> {});
    }

    private void close() {
        overlay.close(this);
    }

    private void show(Phase phase) {
        List<Node> parts = new ArrayList<>(List.of(text(words.text("import.title"), "sheet-title")));
        switch (phase) {
            case Phase.Asking asking -> ask(asking, parts);
            case Phase.Working working -> work(working, parts);
            case Phase.Seen seen -> decide(seen, parts);
            case Phase.Done done -> end(done, parts);
            case Phase.Wiped _ -> close();
        }
        getChildren().setAll(parts);
        start(phase).flatMap(id -> Optional.ofNullable(lookup(id)).or(() -> Optional.ofNullable(lookup(".button"))))
                .ifPresent(Node::requestFocus);
    }

    /** What gets the keyboard: the one that had it is gone. */
    private static Optional<String> start(Phase phase) {
        return switch (phase) {
            case Phase.Asking _ -> Optional.of("#import-choose");
            case Phase.Seen _ -> Optional.of("#import-take");
            case Phase.Done _ -> Optional.of("#import-done");
            case Phase.Working working -> Optional.of("#import-cancel").filter(_ -> working.mayBeCancelled());
            case Phase.Wiped _ -> Optional.empty();
        };
    }

    private void ask(Phase.Asking asking, List<Node> parts) {
        parts.add(text(words.text("import.body"), "sheet-body"));
        asking.problem().ifPresent(problem -> parts.add(banner(Feather.ALERT_TRIANGLE, "banner-red", problem)));
        Button choose = button("import.choose", "quiet", () -> doing.choose().get().ifPresent(model::file));
        choose.setId("import-choose");
        choose.setGraphic(new FontIcon(Feather.FILE_TEXT));
        MaskedPaste paste = new MaskedPaste(model::paste);
        paste.setId("import-paste");
        paste.setPromptText(words.text("import.paste.prompt"));
        paste.setAccessibleText(words.text("import.paste.name"));
        HBox.setHgrow(paste, Priority.ALWAYS);
        Button fromClipboard = button("import.paste", "quiet", paste::paste);
        fromClipboard.setId("import-paste-now");
        fromClipboard.setGraphic(new FontIcon(Feather.CLIPBOARD));
        HBox way = new HBox(10, paste, fromClipboard);
        way.setAlignment(Pos.CENTER_LEFT);
        parts.addAll(List.of(choose, text(words.text("import.or"), "muted"), way,
                foot(button("dialog.cancel", "quiet", this::close))));
    }

    private void work(Phase.Working working, List<Node> parts) {
        ProgressIndicator turning = new ProgressIndicator();
        turning.setPrefSize(22, 22);
        HBox row = new HBox(12, turning, text(working.text(), "muted"));
        row.setAlignment(Pos.CENTER_LEFT);
        parts.add(row);
        if (working.mayBeCancelled()) {
            Button cancel = button("dialog.cancel", "quiet", model::cancel);
            cancel.setId("import-cancel");
            parts.add(foot(cancel));
        } else {
            row.setFocusTraversable(true); // so that the keyboard stays on the sheet
            row.requestFocus();
        }
    }

    private void decide(Phase.Seen seen, List<Node> parts) {
        parts.add(text(words.text("import.seen", seen.rows().size()), "sheet-body"));
        parts.add(rows(seen.rows()));
        if (seen.oneTime()) {
            parts.add(banner(Feather.ALERT_TRIANGLE, "banner-amber", new Failure(words.text("import.one-time.title"),
                    words.text("import.one-time.body"), new app.stagepass.words.NextStep.None())));
        }
        List<Button> buttons = new ArrayList<>(List.of(button("dialog.cancel", "quiet", this::close)));
        if (seen.again()) {
            buttons.add(button("import.again", "quiet", model::lookAgain));
        }
        if (seen.ready() > 0) {
            Button take = button("import.take", "primary", model::take, seen.ready());
            take.setId("import-take");
            take.setDefaultButton(true);
            buttons.add(take);
        }
        parts.add(foot(buttons.toArray(new Button[0])));
    }

    private void end(Phase.Done done, List<Node> parts) {
        parts.add(text(words.text("import.done", done.stored()), "sheet-body"));
        parts.add(rows(done.rows()));
        done.problem().ifPresent(problem -> parts.add(banner(Feather.ALERT_TRIANGLE, "banner-red", problem)));
        done.file().filter(_ -> done.problem().isEmpty()).ifPresent(file -> parts.add(banner(Feather.FILE_TEXT,
                "banner-amber", new Failure(words.text("import.plain.title", file.getFileName()),
                        words.text(done.mayWipe() ? "import.plain.body" : "import.plain.keeps", file),
                        new app.stagepass.words.NextStep.None()))));
        if (done.file().isEmpty()) {
            parts.add(text(words.text("import.clipboard"), "muted"));
        }
        Button close = button(done.mayWipe() ? "import.leave" : "dialog.done", "quiet", this::close);
        close.setDefaultButton(true);
        close.setId("import-done");
        Button other = button("import.more", "quiet", model::startOver);
        if (done.mayWipe()) {
            Button wipe = button("import.wipe", "danger", model::wipe);
            wipe.setId("import-wipe");
            parts.add(foot(other, close, wipe));
        } else {
            parts.add(foot(other, close));
        }
    }

    private ScrollPane rows(List<Row> rows) {
        VBox list = new VBox(8);
        list.getStyleClass().add("import-rows");
        for (int i = 0; i < rows.size(); i++) {
            list.getChildren().add(row(rows.get(i), i));
        }
        ScrollPane scroll = new TallScroll(list);
        scroll.getStyleClass().add("import-scroll");
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMaxHeight(ROWS_HEIGHT);
        scroll.setMinHeight(60);
        scroll.setFocusTraversable(rows.size() > 3); // else there is nothing to scroll
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    private HBox row(Row row, int number) {
        Label name = text(row.line().name(), "strong");
        Label detail = text(row.line().detail(), "muted");
        VBox said = new VBox(2, name, detail);
        HBox.setHgrow(said, Priority.ALWAYS);
        Pill mark = new Pill(row.line().light(), words.text("import.mark." + switch (row.line().light()) {
            case GREEN -> "good";
            case AMBER -> "almost";
            case BLUE -> "waiting";
            case RED -> "not";
            case GREY -> "nothing";
        }));
        StackPane column = new StackPane(mark); // so that the words stand below each other
        column.setAlignment(Pos.TOP_LEFT);
        column.setMinWidth(MARKS_WIDTH);
        HBox line = new HBox(12, column, said);
        line.getStyleClass().add("import-row");
        line.setAccessibleText(name.getText() + ". " + detail.getText());
        row.register().ifPresent(client -> {
            Button register = button("import.register", "quiet", () -> doing.register().accept(client));
            register.setId("import-register-" + number);
            VBox.setMargin(register, new Insets(6, 0, 0, 0));
            said.getChildren().add(register);
        });
        return line;
    }

    private static HBox banner(Feather icon, String colour, Failure what) {
        FontIcon mark = new FontIcon(icon);
        mark.getStyleClass().add("banner-icon");
        VBox said = new VBox(3, text(what.title(), "strong"), text(what.body(), "banner-text"));
        HBox.setHgrow(said, Priority.ALWAYS);
        HBox banner = new HBox(mark, said);
        banner.getStyleClass().addAll("banner", colour);
        banner.setAccessibleText(what.title() + ". " + what.body());
        banner.setMinHeight(USE_PREF_SIZE);
        return banner;
    }

    private static HBox foot(Button... buttons) {
        HBox foot = new HBox(10, buttons);
        foot.setAlignment(Pos.CENTER_RIGHT);
        return foot;
    }

    private Button button(String key, String style, Runnable action, Object... arguments) {
        Button button = Buttons.button(words.text(key, arguments));
        button.getStyleClass().add(style);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static Label text(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
