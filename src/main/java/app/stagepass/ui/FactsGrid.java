package app.stagepass.ui;

import app.stagepass.ui.DetailsFace.Fact;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** The facts of the details, a row each; values break into lines rather than being wider than there is room. */
final class FactsGrid extends GridPane {

    private List<Fact> shown = List.of();

    FactsGrid() {
        getStyleClass().add("facts");
        ColumnConstraints labels = new ColumnConstraints();
        labels.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(0);
        getColumnConstraints().addAll(labels, values);
    }

    void show(List<Fact> rows) {
        if (rows.equals(shown)) {
            return;
        }
        shown = rows;
        getChildren().clear();
        for (int i = 0; i < rows.size(); i++) {
            Fact fact = rows.get(i);
            Label label = new Label(fact.label());
            label.getStyleClass().add("muted");
            Text value = new Text(fact.value());
            value.getStyleClass().add("fact");
            if (!fact.hint().isEmpty()) {
                Tip.on(value, fact.hint());
            }
            label.setLabelFor(value);
            TextFlow cell = new TextFlow(value); // breaks even a word that is wider than the pane
            if (!fact.mark().isEmpty()) {
                Text mark = new Text("  " + fact.mark());
                mark.getStyleClass().add(fact.good() ? "fact-good" : "fact-warn");
                cell.getChildren().add(mark);
            }
            addRow(i, label, cell);
            setValignment(label, VPos.TOP);
        }
    }
}
