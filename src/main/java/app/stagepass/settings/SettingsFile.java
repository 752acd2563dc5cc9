package app.stagepass.settings;

import app.stagepass.files.AtomicFile;
import app.stagepass.files.NotWrittenException;
import app.stagepass.files.NotWrittenException.Problem;
import app.stagepass.settings.Settings.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The settings in a JSON file: {@code {"version":1,"theme":"dark","avatars":true}}. What the file does not say, or says in a way
 * that we do not understand, is as by default; fields that we do not know are kept. Opening always succeeds and
 * {@link #trouble} tells what was wrong. Thread-safe; {@link #save} touches the disk.
 */
public final class SettingsFile {

    private static final int VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final List<String> OF_ONE_COMPUTER = List.of("told-of-tray", "told-of-no-tray", "secrets-in-file",
            "callback", "window");

    private final AtomicFile file;
    private ObjectNode root = JSON.createObjectNode();
    private Settings settings = Settings.DEFAULT;
    private Optional<Trouble> trouble = Optional.empty();
    private Optional<Problem> handsOff = Optional.empty();

    /** What can be wrong with the file of an earlier run. */
    public sealed interface Trouble {

        /** It could not be understood; it now lies at {@code keptAt}, untouched, and everything is as by default. */
        record Corrupt(Path keptAt) implements Trouble {}

        /** A newer Stagepass wrote it. It is followed as far as possible, and nothing is written over it. */
        record NewerVersion(Path file, int version) implements Trouble {}

        /** It could not be read at all. Nothing is written over it. */
        record NotReadable(Path file) implements Trouble {}
    }

    private SettingsFile(AtomicFile file) {
        this.file = file;
    }

    /** @param clock stamps the name of a corrupt file */
    public static SettingsFile open(AtomicFile file, Clock clock) {
        SettingsFile opened = new SettingsFile(file);
        opened.load(clock);
        return opened;
    }

    public synchronized Settings settings() {
        return settings;
    }

    public synchronized Optional<Trouble> trouble() {
        return trouble;
    }

    /** As {@link #save}, of what the settings are just then. */
    public synchronized void change(UnaryOperator<Settings> change) throws NotWrittenException {
        save(change.apply(settings));
    }

    /** Durable when it returns. On failure the settings hold for this session, and the file is as it was. */
    public synchronized void save(Settings changed) throws NotWrittenException {
        settings = changed;
        if (handsOff.isPresent()) {
            throw new NotWrittenException(file.path(), handsOff.get());
        }
        ObjectNode next = root.deepCopy();
        write(changed, next);
        file.replace(JSON.writeValueAsBytes(next));
        root = next;
    }

    private static void write(Settings changed, ObjectNode next) {
        next.put("version", VERSION);
        next.put("theme", changed.theme().name().toLowerCase(Locale.ROOT));
        next.put("avatars", changed.avatars());
        next.put("told-of-tray", changed.toldOfTray());
        next.put("told-of-no-tray", changed.toldOfNoTray());
        next.put("secrets-in-file", changed.secretsInFile());
        changed.lockAfter().ifPresentOrElse(idle -> next.put("lock-after-minutes", idle.toMinutes()),
                () -> next.remove("lock-after-minutes"));
        next.set("proxy", ProxyJson.of(changed.proxy()));
        next.set("callback", CallbackJson.of(changed.callback()));
        next.put("update-check", changed.updateCheck());
        changed.window().ifPresent(place -> next.set("window", WindowJson.of(place)));
    }

    /** What a person wants on their next computer too, as JSON. What they were told, and where secrets are, belongs to this one. */
    public synchronized String portable() {
        ObjectNode node = JSON.createObjectNode();
        write(settings, node);
        node.remove(OF_ONE_COMPUTER);
        return node.toString();
    }

    /** The settings as they would be with what another computer's {@link #portable} said; empty if that is none. */
    public synchronized Optional<Settings> readPortable(String portable) {
        try {
            if (JSON.readTree(portable) instanceof ObjectNode other) {
                ObjectNode next = JSON.createObjectNode();
                write(settings, next);
                other.remove(OF_ONE_COMPUTER);
                next.setAll(other);
                return Optional.of(read(next));
            }
        } catch (JacksonException e) {
            // nobody's settings
        }
        return Optional.empty();
    }

    private void load(Clock clock) {
        try {
            Optional<byte[]> bytes = file.read();
            if (bytes.isPresent()) {
                understand(bytes.get(), clock);
            }
        } catch (IOException e) {
            trouble = Optional.of(new Trouble.NotReadable(file.path()));
            handsOff = Optional.of(Problem.NOT_READABLE);
        }
    }

    private void understand(byte[] bytes, Clock clock) throws IOException {
        JsonNode parsed;
        try {
            parsed = JSON.readTree(bytes);
        } catch (JacksonException e) {
            parsed = JSON.missingNode();
        }
        int version = parsed.path("version").asInt(0);
        if (!(parsed instanceof ObjectNode object) || version < 1) {
            trouble = Optional.of(new Trouble.Corrupt(file.setAside(clock.instant())));
            return;
        }
        root = object;
        settings = read(object);
        if (version > VERSION) {
            trouble = Optional.of(new Trouble.NewerVersion(file.path(), version));
            handsOff = Optional.of(Problem.NEWER_VERSION);
        }
    }

    private static Settings read(ObjectNode object) {
        String name = object.path("theme").asString("");
        Theme theme = Arrays.stream(Theme.values()).filter(t -> t.name().equalsIgnoreCase(name)).findFirst()
                .orElse(Settings.DEFAULT.theme());
        return new Settings(theme, object.path("avatars").asBoolean(Settings.DEFAULT.avatars()),
                object.path("told-of-tray").asBoolean(false), object.path("told-of-no-tray").asBoolean(false),
                object.path("secrets-in-file").asBoolean(false), idle(object.path("lock-after-minutes").asInt(0)),
                ProxyJson.read(object.path("proxy")), CallbackJson.read(object.path("callback")),
                object.path("update-check").asBoolean(false),
                WindowJson.read(object.path("window")));
    }

    private static Optional<Duration> idle(int minutes) {
        return minutes > 0 ? Optional.of(Duration.ofMinutes(minutes)) : Optional.empty();
    }
}
