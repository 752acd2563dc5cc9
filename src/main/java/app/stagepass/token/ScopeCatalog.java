package app.stagepass.token;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What each of Twitch's scopes allows, in plain words, and which of them go together. */
public final class ScopeCatalog {

    private final Map<Scope, Entry> entries;
    private final ScopePresets presets;

    /**
     * One row.
     *
     * @param category    for grouping, for example "Chat"
     * @param retired     Twitch refuses the whole consent page if such a scope is asked for
     * @param description English sentences
     * @param successor   what took a retired one's place, where something did
     */
    public record Entry(Scope scope, String category, Sensitivity sensitivity, boolean retired, String description,
            Optional<Scope> successor) {}

    /** How much a scope gives away. */
    public enum Sensitivity {
        READ, WRITE,
        /** Exposes a secret or private text, hands out power, or destroys data. */
        SENSITIVE
    }

    private ScopeCatalog(Map<Scope, Entry> entries, ScopePresets presets) {
        this.entries = entries;
        this.presets = presets;
    }

    /** The catalog that comes with the program. */
    public static ScopeCatalog load() {
        Map<Scope, Entry> entries = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ScopeCatalog.class.getResourceAsStream("scopes.tsv")),
                StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).map(ScopeCatalog::entry)
                    .forEach(entry -> entries.put(entry.scope(), entry));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ScopeCatalog(entries, ScopePresets.load());
    }

    private static Entry entry(String line) {
        String[] columns = line.split("\t", -1);
        return new Entry(new Scope(columns[0]), columns[1],
                Sensitivity.valueOf(columns[2].toUpperCase(Locale.ROOT)), columns[3].equals("retired"), columns[4],
                columns.length > 5 ? Optional.of(new Scope(columns[5])) : Optional.empty());
    }

    /** In the catalog's order. */
    public List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    public ScopePresets presets() {
        return presets;
    }

    /** Empty for a scope that is newer than this catalog. */
    public Optional<Entry> find(Scope scope) {
        return Optional.ofNullable(entries.get(scope));
    }
}
