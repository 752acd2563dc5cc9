package app.stagepass.desktop;

import app.stagepass.files.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where one realm's files live: XDG Base Directory Specification 0.8 on Linux, {@code LOCALAPPDATA} and {@code APPDATA} on
 * Windows, {@code ~/Library} on macOS. All paths are absolute; none exists before {@link #create}.
 *
 * @param config what the person chose
 * @param data   what must not be lost, and belongs to this machine: the index, the history
 * @param cache  what can be fetched again
 * @param log    the log files
 * @param crash  what the Java runtime writes when it dies; the start command names the same folder
 * @param runtime what belongs to the running process alone; perhaps the same as data
 */
public record AppFolders(Path config, Path data, Path cache, Path log, Path crash, Path runtime) {

    /**
     * @param environment the process's environment
     * @param osName      system property {@code os.name}
     * @param userHome    used where the environment names no folder
     * @param appName     in lower case, one for each realm: {@code stagepass}, {@code stagepass-sandbox}
     */
    public static AppFolders of(Map<String, String> environment, String osName, Path userHome, String appName) {
        Path home = userHome.toAbsolutePath();
        return switch (OperatingSystem.of(osName)) {
            case WINDOWS -> {
                Path appData = home.resolve("AppData");
                Path local = named(environment, "LOCALAPPDATA", appData.resolve("Local")).resolve(capitalized(appName));
                Path roaming = named(environment, "APPDATA", appData.resolve("Roaming")).resolve(capitalized(appName));
                yield new AppFolders(roaming, local.resolve("data"), local.resolve("cache"), local.resolve("log"),
                        local.resolve("crash"), local.resolve("data"));
            }
            case MACOS -> {
                Path library = named(environment, "HOME", home).resolve("Library");
                Path support = library.resolve("Application Support").resolve(capitalized(appName));
                Path logs = library.resolve("Logs").resolve(capitalized(appName));
                yield new AppFolders(support.resolve("config"), support.resolve("data"),
                        library.resolve("Caches").resolve(capitalized(appName)), logs, logs.resolve("crash"),
                        support.resolve("data"));
            }
            case LINUX -> {
                Path base = named(environment, "HOME", home);
                Path state = named(environment, "XDG_STATE_HOME", base.resolve(".local/state")).resolve(appName);
                Path data = named(environment, "XDG_DATA_HOME", base.resolve(".local/share")).resolve(appName);
                yield new AppFolders(xdgConfig(environment, home).resolve(appName),
                        data,
                        named(environment, "XDG_CACHE_HOME", base.resolve(".cache")).resolve(appName),
                        state.resolve("log"), state.resolve("crash"), runtime(environment, appName).orElse(data));
            }
        };
    }

    /**
     * Makes what is missing, readable by nobody but its owner, and takes away what others were allowed on the rest. On Windows
     * the folders inherit the profile's access list, which says the same.
     *
     * @throws Unusable for the first folder that cannot be made or is not ours
     */
    public void create() throws Unusable {
        Set<Path> folders = new LinkedHashSet<>();
        folders.add(config);
        folders.add(data);
        folders.add(cache);
        folders.add(log);
        folders.add(crash);
        folders.add(runtime);
        for (Path folder : folders) {
            try {
                OwnerOnly.folder(folder);
            } catch (IOException | SecurityException e) {
                throw new Unusable(folder, e.getClass().getSimpleName());
            }
        }
    }

    /** The base folder of what people choose. */
    static Path xdgConfig(Map<String, String> environment, Path home) {
        return named(environment, "XDG_CONFIG_HOME", named(environment, "HOME", home).resolve(".config"));
    }

    /** The login session makes this folder and takes it away (XDG Base Directory Specification); we only use one that is there. */
    private static Optional<Path> runtime(Map<String, String> environment, String appName) {
        return Optional.ofNullable(environment.get("XDG_RUNTIME_DIR")).filter(text -> !text.isBlank()).map(Path::of)
                .filter(path -> path.isAbsolute() && Files.isWritable(path)).map(path -> path.resolve(appName));
    }

    /** The folder that a variable names. A relative one is ignored, as the XDG specification asks. */
    private static Path named(Map<String, String> environment, String variable, Path otherwise) {
        @Nullable
        String value = environment.get(variable);
        if (value == null || value.isBlank()) {
            return otherwise;
        }
        Path path = Path.of(value);
        return path.isAbsolute() ? path : otherwise;
    }

    private static String capitalized(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** A folder of ours cannot be used, so the program cannot keep anything. */
    public static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Path folder;

        Unusable(Path folder, String errorClass) {
            super("folder unusable: " + errorClass);
            this.folder = folder;
        }

        public Path folder() {
            return folder;
        }
    }
}
