package app.stagepass.ui.connect;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.token.Scope;
import app.stagepass.token.ScopeCatalog;
import app.stagepass.token.ScopeCatalog.Entry;
import app.stagepass.token.ScopePresets.Preset;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScopesModelTest {

    private static final Scope CHAT_READ = new Scope("chat:read");
    private static final Scope CHAT_EDIT = new Scope("chat:edit");
    private static final Scope NEWER = new Scope("channel:newer:thing");

    private final ScopeCatalog catalog = ScopeCatalog.load();
    private final ScopesModel picker = ScopesModel.fresh(catalog, "Others");

    @Test
    void a_new_token_starts_with_what_a_chat_bot_needs() {
        assertThat(picker.selectedProperty().get()).containsExactly(CHAT_EDIT, CHAT_READ);
    }

    @Test
    void every_current_scope_is_offered_once_and_no_retired_one() {
        long current = catalog.entries().stream().filter(one -> !one.retired()).count();

        assertThat(picker.groups().stream().flatMap(one -> one.entries().stream())).hasSize((int) current)
                .doesNotHaveDuplicates().noneMatch(Entry::retired);
        assertThat(picker.groups()).extracting(ScopesModel.Group::category).doesNotHaveDuplicates();
    }

    @Test
    void search_looks_at_names_and_sentences_and_leaves_the_choice_alone() {
        picker.searchProperty().set("  Moderator BANNED ");

        assertThat(picker.shownProperty().get().stream().flatMap(one -> one.entries().stream())
                .map(one -> one.scope().value())).contains("moderator:manage:banned_users")
                .doesNotContain("chat:read");
        assertThat(picker.selectedProperty().get()).contains(CHAT_READ);

        picker.searchProperty().set("no such thing at all");
        assertThat(picker.shownProperty().get()).isEmpty();

        picker.searchProperty().set("");
        assertThat(picker.shownProperty().get()).isEqualTo(picker.groups());
    }

    @Test
    void scopes_are_added_and_left_out() {
        picker.select(CHAT_EDIT, false);
        picker.select(new Scope("bits:read"), true);

        assertThat(picker.selectedProperty().get()).containsExactly(new Scope("bits:read"), CHAT_READ);
    }

    @Test
    void very_many_are_many() {
        assertThat(picker.isMany()).isFalse();

        catalog.entries().stream().filter(one -> !one.retired()).forEach(one -> picker.select(one.scope(), true));

        assertThat(picker.isMany()).isTrue();
    }

    @Test
    void reconnecting_asks_for_all_that_was_wanted_and_all_that_was_granted() {
        ScopesModel again = ScopesModel.again(catalog, Set.of(CHAT_READ), Set.of(CHAT_EDIT), "Others");

        assertThat(again.selectedProperty().get()).containsExactly(CHAT_EDIT, CHAT_READ);
        assertThat(again.lost()).isEmpty();
    }

    @Test
    void what_a_new_consent_would_take_away_is_known() {
        ScopesModel again = ScopesModel.again(catalog, Set.of(CHAT_READ), Set.of(CHAT_EDIT), "Others");

        again.select(CHAT_EDIT, false);
        again.select(CHAT_READ, false); // was wanted and never granted: nothing is lost

        assertThat(again.lost()).containsExactly(CHAT_EDIT);
    }

    @Test
    void a_scope_newer_than_the_catalog_is_asked_for_again() {
        ScopesModel again = ScopesModel.again(catalog, Set.of(), Set.of(NEWER), "Others");

        assertThat(again.selectedProperty().get()).containsExactly(NEWER);
        assertThat(again.groups().getLast().category()).isEqualTo("Others");
    }

    @Test
    void a_retired_scope_of_before_is_left_out_and_named() {
        Scope retired = catalog.entries().stream().filter(Entry::retired).findFirst().orElseThrow().scope();

        ScopesModel again = ScopesModel.again(catalog, Set.of(CHAT_READ), Set.of(CHAT_READ, retired), "Others");

        assertThat(again.selectedProperty().get()).containsExactly(CHAT_READ);
        assertThat(again.leftOut()).containsExactly(retired);
        assertThat(again.lost()).isEmpty();
    }

    @Test
    void a_task_brings_what_it_needs_and_takes_only_that_away_again() {
        picker.select(new Scope("user:read:email"), true);
        picker.choose(task("alerts"), true);
        picker.choose(task("statistics"), true);

        assertThat(picker.selectedProperty().get()).containsAll(task("alerts").scopes());
        picker.choose(task("alerts"), false);

        assertThat(picker.tasksProperty().get()).containsExactly(task("chat-bot"), task("statistics"));
        assertThat(picker.selectedProperty().get()).containsAll(task("statistics").scopes())
                .contains(CHAT_READ, new Scope("user:read:email"))
                .doesNotContain(new Scope("channel:read:redemptions"));
    }

    @Test
    void a_task_that_lacks_something_is_no_longer_chosen() {
        picker.select(CHAT_EDIT, false);

        assertThat(picker.tasksProperty().get()).isEmpty();
        assertThat(picker.selectedProperty().get()).containsExactly(CHAT_READ);
    }

    @Test
    void a_task_given_up_takes_nothing_away_that_was_granted_or_ticked_by_hand() {
        ScopesModel again = ScopesModel.again(catalog, Set.of(), Set.of(new Scope("bits:read")), "Others");
        again.select(new Scope("moderator:read:followers"), true);

        again.choose(task("statistics"), true);
        again.choose(task("statistics"), false);

        assertThat(again.selectedProperty().get()).containsExactly(new Scope("bits:read"),
                new Scope("moderator:read:followers"));
    }

    @Test
    void a_task_whose_scopes_were_ticked_one_by_one_is_ticked_too_and_takes_them_away_again() {
        ScopesModel bare = ScopesModel.again(catalog, Set.of(), Set.of(), "Others");
        bare.select(new Scope("bits:read"), true);
        bare.select(CHAT_READ, true);
        assertThat(bare.tasksProperty().get()).containsExactly(task("chat-reader"));
        bare.select(CHAT_EDIT, true);
        assertThat(bare.tasksProperty().get()).as("the reader is within the bot").containsExactly(task("chat-bot"));

        bare.choose(task("chat-bot"), false);

        assertThat(bare.tasksProperty().get()).isEmpty();
        assertThat(bare.selectedProperty().get()).containsExactly(new Scope("bits:read"));
    }

    @Test
    void a_task_is_not_ticked_for_what_another_one_brought_or_the_token_may_do_already() {
        assertThat(picker.tasksProperty().get()).as("chat:read came with the bot").containsExactly(task("chat-bot"));

        ScopesModel again = ScopesModel.again(catalog, Set.of(), Set.of(CHAT_READ), "Others");
        again.select(CHAT_READ, false);
        again.select(CHAT_READ, true);
        assertThat(again.tasksProperty().get()).isEmpty();
        again.select(CHAT_EDIT, true);
        assertThat(again.tasksProperty().get()).containsExactly(task("chat-bot"));
        assertThat(again.unused()).as("nobody said that it is for no more than that").isEmpty();
        again.choose(task("chat-bot"), false);
        assertThat(again.selectedProperty().get()).as("a grant never shrinks unasked").containsExactly(CHAT_READ);
        assertThat(again.tasksProperty().get()).isEmpty();
    }

    @Test
    void a_pressed_task_whose_scopes_were_all_ticked_by_hand_as_well_goes_with_them_when_it_is_pressed_again() {
        picker.selectAll(Set.of(CHAT_READ, CHAT_EDIT));

        picker.choose(task("chat-bot"), false);

        assertThat(picker.tasksProperty().get()).isEmpty();
        assertThat(picker.selectedProperty().get()).isEmpty();
    }

    @Test
    void the_difference_to_the_grant_of_now_is_told() {
        ScopesModel again = ScopesModel.again(catalog, Set.of(), Set.of(CHAT_READ, CHAT_EDIT), "Others");

        again.select(new Scope("bits:read"), true);
        again.select(CHAT_EDIT, false);

        assertThat(again.added()).containsExactly(new Scope("bits:read"));
        assertThat(again.kept()).containsExactly(CHAT_READ);
        assertThat(again.lost()).containsExactly(CHAT_EDIT);
        assertThat(again.isAgain()).isTrue();
        assertThat(picker.isAgain()).isFalse();
    }

    @Test
    void choosing_tasks_never_shrinks_a_grant_unasked() {
        ScopesModel again = ScopesModel.again(catalog, Set.of(CHAT_READ), Set.of(CHAT_READ, CHAT_EDIT), "Others");

        task("alerts").scopes().forEach(_ -> again.choose(task("alerts"), true));
        again.choose(task("chat-reader"), true);

        assertThat(again.lost()).isEmpty();
        assertThat(again.unused()).containsExactly(CHAT_EDIT);
    }

    @Test
    void what_no_chosen_task_needs_is_left_out_on_purpose_only() {
        ScopesModel again = ScopesModel.again(catalog, Set.of(), Set.of(CHAT_READ, CHAT_EDIT), "Others");
        assertThat(again.unused()).as("nobody said what it is for").isEmpty();
        again.choose(task("chat-reader"), true);

        again.leaveOutUnused();

        assertThat(again.selectedProperty().get()).containsExactly(CHAT_READ);
        assertThat(again.lost()).containsExactly(CHAT_EDIT);
        assertThat(again.unused()).isEmpty();
        again.select(CHAT_EDIT, true);
        assertThat(again.unused()).as("put back by hand is wanted").isEmpty();
    }

    @Test
    void a_search_finds_tasks_by_plain_words_and_scopes_by_what_they_are_good_for() {
        picker.searchProperty().set("overlays");

        assertThat(picker.shownTasksProperty().get()).extracting(Preset::id).containsExactly("chat-reader", "alerts");
        assertThat(picker.shownProperty().get().stream().flatMap(one -> one.entries().stream())
                .map(one -> one.scope().value())).contains("moderator:read:followers");

        picker.searchProperty().set("bits:read");
        assertThat(picker.shownTasksProperty().get()).as("who writes a scope's name means the scope").isEmpty();
    }

    private Preset task(String id) {
        return catalog.presets().all().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }
}
