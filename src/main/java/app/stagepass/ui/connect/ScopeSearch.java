package app.stagepass.ui.connect;

import app.stagepass.token.ScopeCatalog.Entry;
import app.stagepass.token.ScopePresets;
import app.stagepass.token.ScopePresets.Preset;
import app.stagepass.ui.connect.ScopesModel.Group;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the typed words leave of scopes and tasks: by name, by plain words, and by what a scope is good for. */
final class ScopeSearch {

    /** Who looks for a scope by its name means the scope and not the tasks that need it. */
    private static final Pattern SCOPE_NAME = Pattern.compile("[a-z]+:[a-z:_]+");

    private final ScopePresets presets;
    private final List<String> words;

    ScopeSearch(ScopePresets presets, String typed) {
        this.presets = presets;
        this.words = List.of(typed.strip().toLowerCase(Locale.ROOT).split("\\s+", -1));
    }

    List<Group> of(List<Group> groups) {
        return groups.stream()
                .map(group -> new Group(group.category(), group.entries().stream().filter(this::matches).toList()))
                .filter(group -> !group.entries().isEmpty()).toList();
    }

    List<Preset> ofPresets() {
        return presets.all().stream()
                .filter(preset -> matches(preset.name() + " " + SCOPE_NAME.matcher(preset.reason()).replaceAll("")))
                .toList();
    }

    private boolean matches(Entry entry) {
        String tasks = String.join(" ", presets.needing(entry.scope()).stream().map(Preset::name).toList());
        return matches(entry.scope() + " " + entry.category() + " " + entry.description() + " " + tasks);
    }

    private boolean matches(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return words.stream().allMatch(small::contains);
    }
}
