package app.stagepass.ui.connect;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.token.Scope;
import app.stagepass.token.ScopeCatalog;
import app.stagepass.ui.connect.ScopePasteModel.Outcome;
import org.junit.jupiter.api.Test;

class ScopePasteModelTest {

    private final ScopesModel scopes = ScopesModel.fresh(ScopeCatalog.load(), "Others");
    private final ScopePasteModel paste = new ScopePasteModel(scopes);

    private Outcome take(String text) {
        paste.textProperty().set(text);
        paste.take();
        return paste.outcomeProperty().get().orElseThrow();
    }

    @Test
    void what_is_good_is_added_to_what_was_chosen_and_the_text_goes() {
        Outcome outcome = take("chat:read, bits:read");

        assertThat(outcome.added()).isEqualTo(1);
        assertThat(outcome.reading().isClean()).isTrue();
        assertThat(scopes.selectedProperty().get()).extracting(Scope::value).containsExactly("bits:read", "chat:edit",
                "chat:read");
        assertThat(paste.textProperty().get()).isEmpty();
    }

    @Test
    void one_that_may_be_newer_is_not_taken_before_the_person_says_so() {
        Outcome outcome = take("new:scope");
        assertThat(outcome.offered()).containsExactly(new Scope("new:scope"));
        assertThat(scopes.selectedProperty().get()).doesNotContain(new Scope("new:scope"));

        paste.takeOffered();

        assertThat(scopes.selectedProperty().get()).contains(new Scope("new:scope"));
        assertThat(paste.outcomeProperty().get().orElseThrow().offered()).as("offered once").isEmpty();
    }

    @Test
    void a_retired_scope_cannot_be_taken_and_its_successor_can() {
        Outcome outcome = take("whispers:edit");
        assertThat(outcome.offered()).isEmpty();
        assertThat(outcome.replacement()).containsExactly(new Scope("user:manage:whispers"));

        paste.takeReplacement();

        assertThat(scopes.selectedProperty().get()).contains(new Scope("user:manage:whispers"))
                .doesNotContain(new Scope("whispers:edit"));
    }

    @Test
    void nothing_pasted_changes_nothing() {
        Outcome outcome = take("  ");

        assertThat(outcome.reading().isEmpty()).isTrue();
        assertThat(scopes.selectedProperty().get()).hasSize(2);
    }
}
