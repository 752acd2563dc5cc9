package app.stagepass.token;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.token.ScopePresets.Preset;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The presets that come with the program, held against the catalog. */
class ScopePresetsTest {

    private static final Pattern NAMED = Pattern.compile("[a-z]+(:[a-z_]+)+");

    private final ScopeCatalog catalog = ScopeCatalog.load();
    private final ScopePresets presets = ScopePresets.load();

    @Test
    void every_scope_of_a_preset_is_one_that_twitch_has() {
        assertThat(presets.all()).isNotEmpty().allSatisfy(preset -> assertThat(preset.scopes()).isNotEmpty()
                .allSatisfy(scope -> assertThat(catalog.find(scope)).as(scope.value())
                        .hasValueSatisfying(entry -> assertThat(entry.retired()).isFalse())));
    }

    @Test
    void a_reason_names_each_of_its_scopes_and_no_other() {
        assertThat(presets.all()).allSatisfy(preset -> assertThat(named(preset.reason())).as(preset.id())
                .isEqualTo(preset.scopes().stream().map(Scope::value).collect(Collectors.toCollection(TreeSet::new))));
    }

    @Test
    void every_task_has_its_preset_once() {
        assertThat(presets.all()).extracting(Preset::id).containsExactly("chat-bot", "chat-reader", "chat-bot-new",
                "moderation", "alerts", "points-and-polls", "stream-control", "statistics");
        assertThat(presets.all()).extracting(Preset::scopes).doesNotHaveDuplicates();
    }

    @Test
    void what_only_looks_may_not_act() {
        assertThat(presets.all()).filteredOn(preset -> Set.of("chat-reader", "alerts", "statistics")
                .contains(preset.id())).hasSize(3)
                .allSatisfy(preset -> assertThat(preset.scopes()).allSatisfy(scope -> assertThat(
                        catalog.find(scope).orElseThrow().sensitivity())
                        .isEqualTo(ScopeCatalog.Sensitivity.READ)));
    }

    @Test
    void it_is_known_what_a_scope_is_good_for() {
        assertThat(presets.needing(new Scope("chat:read"))).extracting(Preset::id).containsExactly("chat-bot",
                "chat-reader");
        assertThat(presets.needing(new Scope("user:read:email"))).isEmpty();
    }

    private static Set<String> named(String reason) {
        return NAMED.matcher(reason).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
