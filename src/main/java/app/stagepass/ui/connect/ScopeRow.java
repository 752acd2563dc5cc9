package app.stagepass.ui.connect;

import app.stagepass.ui.Tip;
import app.stagepass.token.ScopeCatalog.Entry;
import app.stagepass.token.ScopeCatalog.Sensitivity;
import app.stagepass.token.ScopePresets.Preset;
import app.stagepass.ui.Buttons;
import app.stagepass.words.ScopeWords;
import java.util.List;
import java.util.function.Consumer;
import javafx.event.Event;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Something to be ticked, a scope or a task, with the words for it. */
final class ScopeRow extends HBox {

    private final CheckBox box = Buttons.checkBox();

    private ScopeRow(String id, String spoken, Consumer<Boolean> ticked, VBox words) {
        super(10);
        box.setId(id);
        box.setOnAction(_ -> ticked.accept(box.isSelected()));
        box.setAccessibleText(spoken);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(box, words);
        getStyleClass().add("scope-row");
        setOnMouseClicked(_ -> box.fire());
        box.setOnMouseClicked(Event::consume);
    }

    /** @param tasks the names of those that need it */
    static ScopeRow of(Entry entry, List<String> tasks, ScopeWords says, Consumer<Boolean> ticked) {
        Label name = Pieces.label(entry.scope().value(), "mono", "scope-name");
        Label exposes = exposes(entry.sensitivity(), says);
        HBox head = Pieces.row(name, Pieces.spring(), exposes);
        VBox words = Pieces.column(1, head);
        if (!entry.description().isEmpty()) {
            words.getChildren().add(Pieces.text(entry.description(), "muted"));
        }
        if (!tasks.isEmpty()) {
            words.getChildren().add(Pieces.text(says.goodFor(tasks), "subtle", "scope-tasks"));
        }
        return new ScopeRow("scope-" + entry.scope().value().replace(':', '-'), // a colon would end the id in a selector
                entry.scope() + ". " + entry.description() + " " + says.exposes(entry.sensitivity()), ticked, words);
    }

    static ScopeRow of(Preset task, Consumer<Boolean> ticked) {
        return new ScopeRow("task-" + task.id(), task.name() + ". " + task.reason(), ticked,
                Pieces.column(1, Pieces.label(task.name(), "strong"), Pieces.text(task.reason(), "muted")));
    }

    CheckBox box() {
        return box;
    }

    private static Label exposes(Sensitivity sensitivity, ScopeWords says) {
        Label mark = Pieces.label(says.exposes(sensitivity), "scope-exposes");
        mark.getStyleClass().add("scope-" + switch (sensitivity) {
            case READ -> "looks";
            case WRITE -> "acts";
            case SENSITIVE -> "sensitive";
        });
        mark.setGraphic(new FontIcon(switch (sensitivity) {
            case READ -> Feather.EYE;
            case WRITE -> Feather.EDIT_3;
            case SENSITIVE -> Feather.ALERT_TRIANGLE;
        }));
        mark.setMinWidth(USE_PREF_SIZE);
        Tip.on(mark, says.exposesWhy(sensitivity));
        return mark;
    }
}
