package app.stagepass.ui;

import app.stagepass.ui.ChecksModel.ChecksFace;
import app.stagepass.ui.ChecksModel.Row;
import app.stagepass.watch.Check;
import app.stagepass.words.Words;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The part of the details about checks: 24 hours as bars, then the checks one by one, and a way to take them along. */
final class ChecksSection extends VBox {

    private static final double ROW = 28;
    private static final int MOST_ROWS = 6;

    private final Words words;
    private final ChecksModel model;
    private final HourBars bars = new HourBars(HourBars.Size.LARGE);
    private final Label summary = new Label();
    private final ListView<Check> list = new ListView<>();

    ChecksSection(Words words, ChecksModel model, HistoryExport export) {
        this.words = words;
        this.model = model;
        getStyleClass().add("checks");
        Label title = new Label(words.text("history.title"));
        title.getStyleClass().addAll("section-title", "details-section");
        Button save = Buttons.button(words.text("history.export"), new FontIcon(Feather.DOWNLOAD));
        save.getStyleClass().addAll("bare", "checks-export");
        save.setAccessibleHelp(words.text("history.export.hint"));
        Tip.on(save, words.text("history.export.hint"));
        save.setOnAction(_ -> model.card().ifPresent(export::export));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(title, gap, save);
        head.setAlignment(Pos.CENTER_LEFT);
        summary.getStyleClass().add("muted");
        summary.setWrapText(true);
        summary.setMinHeight(USE_PREF_SIZE);
        bars.explain(hour -> model.faceProperty().get().map(face -> face.hours().get(hour)).orElse(""));
        list.getStyleClass().add("checks-list");
        list.setFixedCellSize(ROW);
        list.setAccessibleText(words.text("history.list"));
        list.setCellFactory(_ -> new CheckCell());
        Label none = new Label(words.text("history.list.empty"));
        none.getStyleClass().add("muted");
        none.setWrapText(true);
        list.setPlaceholder(none);
        getChildren().addAll(head, bars, summary, list);
        model.faceProperty().addListener((_, _, face) -> face.ifPresent(this::draw));
        model.faceProperty().get().ifPresent(this::draw);
    }

    private void draw(ChecksFace face) {
        String said = String.join("\n", face.strip().summary());
        bars.show(face.strip().marks(), said);
        summary.setText(said);
        if (!face.checks().equals(list.getItems())) {
            list.getItems().setAll(face.checks());
        } else {
            list.refresh(); // "today" becomes "yesterday"
        }
        double height = ROW * Math.clamp(face.checks().size(), 2, MOST_ROWS) + 2;
        list.setMinHeight(height);
        list.setPrefHeight(height);
        list.setMaxHeight(height);
    }

    private final class CheckCell extends ListCell<Check> {

        private final Region mark = new Region();
        private final Label time = new Label();
        private final Label outcome = new Label();
        private final Label latency = new Label();
        private final HBox row = new HBox(8, mark, outcome, latency, time);

        CheckCell() {
            mark.getStyleClass().add("mark");
            time.getStyleClass().add("check-time");
            latency.getStyleClass().add("check-latency");
            outcome.setMinWidth(0);
            outcome.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(outcome, Priority.ALWAYS);
            row.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Check check, boolean empty) {
            super.updateItem(check, empty);
            if (check == null || empty) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            Row told = model.row(check);
            row.getStyleClass().setAll("check-row", "check-" + told.light().name().toLowerCase(Locale.ROOT));
            time.setText(told.time());
            outcome.setText(told.outcome());
            latency.setText(told.latency());
            setGraphic(row);
            setAccessibleText(words.text("history.row", told.time(), told.outcome(), told.latency()));
        }
    }
}
