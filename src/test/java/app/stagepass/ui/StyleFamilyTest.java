package app.stagepass.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;

class StyleFamilyTest {

    private final ObservableList<String> classes = FXCollections.observableArrayList("label", "pill", "pill-green");
    private final List<String> changes = new ArrayList<>();

    StyleFamilyTest() {
        classes.addListener((ListChangeListener<String>) change -> changes.add(change.getList().toString()));
    }

    @Test
    void one_takes_the_place_of_another_in_a_single_change() {
        StyleFamily.choose(classes, "pill-", "red");
        assertThat(changes).containsExactly("[label, pill, pill-red]");
    }

    @Test
    void what_is_chosen_already_changes_nothing() {
        StyleFamily.choose(classes, "pill-", "green");
        assertThat(changes).isEmpty();
    }

    @Test
    void the_first_of_a_family_leaves_the_others_alone() {
        StyleFamily.choose(classes, "life-", "red");
        assertThat(classes).containsExactly("label", "pill", "pill-green", "life-red");
    }
}
