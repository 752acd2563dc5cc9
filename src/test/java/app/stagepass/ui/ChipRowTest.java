package app.stagepass.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.token.Scope;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ChipRowTest {

    private static final List<Scope> SCOPES = Stream.of("chat:edit", "chat:read", "bits:read").map(Scope::new).toList();

    @Start
    void start(Stage stage) {
        // JavaFX runs; nothing is shown
    }

    private static ChipRow row() {
        ChipRow row = new ChipRow("no scopes");
        row.show(SCOPES);
        var _ = new Scene(new Pane(row));
        return row;
    }

    /** What can be read at this width. */
    private static List<Label> seen(ChipRow row, double width) {
        row.getParent().applyCss();
        row.resize(width, 20);
        row.layout();
        return row.getChildrenUnmodifiable().stream().map(Label.class::cast).filter(Label::isVisible).toList();
    }

    @Test
    void at_every_width_what_is_shown_and_what_is_counted_are_all(FxRobot robot) {
        robot.interact(() -> {
            ChipRow row = row();
            for (int width = 0; width < 600; width++) {
                List<Label> seen = seen(row, width);
                long chips = seen.stream().filter(one -> !one.getText().startsWith("+")).count();
                long counted = seen.stream().filter(one -> one.getText().startsWith("+"))
                        .mapToLong(one -> Long.parseLong(one.getText().substring(1))).sum();
                assertThat(chips + counted).as("at %s", width).isIn(0L, 3L);
                for (Label one : seen) {
                    assertThat(one.getBoundsInParent().getMaxX()).as("%s at %s", one.getText(), width)
                            .isLessThanOrEqualTo(width + 0.5);
                    assertThat(one.getWidth()).as("%s at %s", one.getText(), width).isGreaterThan(10);
                }
            }
        });
    }

    @Test
    void where_nothing_can_be_read_of_the_first_all_are_counted(FxRobot robot) {
        robot.interact(() -> assertThat(seen(row(), 48)).extracting(Label::getText).containsExactly("+3"));
    }

    @Test
    void where_there_is_room_all_are_there(FxRobot robot) {
        robot.interact(() -> assertThat(seen(row(), 600)).extracting(Label::getText)
                .containsExactly("chat:edit", "chat:read", "bits:read"));
    }
}
