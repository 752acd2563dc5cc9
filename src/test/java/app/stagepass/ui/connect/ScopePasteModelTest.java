package app.stagepass.ui.connect;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.token.Scope;
import app.stagepass.token.ScopeCatalog;
import app.stagepass.ui.connect.ScopePasteModel.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"q7wertyu", "abcdefghijklmnopqrst", "oauth:", "Bearer ",
            "http://localhost:7277/#access_token=",
            "https://id.twitch.tv/x?code=", "client_secret="})
    void what_may_be_a_token_is_known_while_it_is_typed_and_no_letter_of_it_stays(String begun) {
        paste.textProperty().set("chat:read, " + begun);
        assertThat(paste.mayHoldSecret()).isTrue();

        paste.hideSecret();

        assertThat(paste.textProperty().get()).isEqualTo("chat:read, ");
        assertThat(paste.outcomeProperty().get().orElseThrow().reading().unrepeated()).isEqualTo(1);
        assertThat(paste.outcomeProperty().get().orElseThrow().offered()).isEmpty();
    }

    @Test
    void no_scope_of_twitch_is_taken_for_a_token_as_it_is_written_or_encoded() {
        for (ScopeCatalog.Entry entry : ScopeCatalog.load().entries()) {
            for (String written : List.of(entry.scope().value(), entry.scope().value().replace(":", "%3A"))) {
                paste.textProperty().set("scope=" + written + "+");
                assertThat(paste.mayHoldSecret()).as(written).isFalse();
            }
        }
    }
}
