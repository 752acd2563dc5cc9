package app.stagepass.token;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What tools of one kind need, and no more than that. */
public final class ScopePresets {

    private final List<Preset> presets;

    /**
     * One kind of tool.
     *
     * @param id     for settings and tests, for example {@code chat-bot}
     * @param name   a few words
     * @param reason sentences that say of each of its scopes what it is there for
     */
    public record Preset(String id, String name, SortedSet<Scope> scopes, String reason) {

        public Preset {
            scopes = Collections.unmodifiableSortedSet(new TreeSet<>(scopes));
        }
    }

    private ScopePresets(List<Preset> presets) {
        this.presets = List.copyOf(presets);
    }

    /** Those that come with the program. */
    public static ScopePresets load() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ScopePresets.class.getResourceAsStream("presets.tsv")),
                StandardCharsets.UTF_8))) {
            return new ScopePresets(
                    lines.lines().filter(line -> !line.startsWith("#")).map(ScopePresets::preset).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Preset preset(String line) {
        String[] columns = line.split("\t", -1);
        return new Preset(columns[0], columns[1],
                Arrays.stream(columns[2].split(" ", -1)).map(Scope::new).collect(Collectors.toCollection(TreeSet::new)),
                columns[3]);
    }

    /** The most common wish first. */
    public List<Preset> all() {
        return presets;
    }

    /** Those that need a scope. */
    public List<Preset> needing(Scope scope) {
        return presets.stream().filter(preset -> preset.scopes().contains(scope)).toList();
    }

    /** What some of them need together. */
    public static SortedSet<Scope> union(Set<Preset> chosen) {
        return chosen.stream().flatMap(preset -> preset.scopes().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
