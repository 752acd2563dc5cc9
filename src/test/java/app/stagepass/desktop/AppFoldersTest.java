package app.stagepass.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppFoldersTest {

    @TempDir
    private Path home;

    @Test
    void onLinuxTheXdgVariablesAreFollowed() {
        AppFolders folders = AppFolders.of(
                Map.of("XDG_CONFIG_HOME", home + "/c", "XDG_DATA_HOME", home + "/d", "XDG_CACHE_HOME", home + "/k",
                        "XDG_STATE_HOME", home + "/s"),
                "Linux", Path.of("/nowhere"), "stagepass");

        assertThat(folders).isEqualTo(new AppFolders(home.resolve("c/stagepass"), home.resolve("d/stagepass"),
                home.resolve("k/stagepass"), home.resolve("s/stagepass/log"), home.resolve("s/stagepass/crash"),
                home.resolve("d/stagepass")));
    }

    @Test
    void withoutTheVariablesTheSpecificationsDefaultsUnderHomeAreUsed() {
        AppFolders folders = AppFolders.of(Map.of(), "Linux", home, "stagepass");

        assertThat(folders).isEqualTo(new AppFolders(home.resolve(".config/stagepass"),
                home.resolve(".local/share/stagepass"), home.resolve(".cache/stagepass"),
                home.resolve(".local/state/stagepass/log"), home.resolve(".local/state/stagepass/crash"),
                home.resolve(".local/share/stagepass")));
    }

    @Test
    void theSessionsRuntimeFolderIsUsedIfItIsThere() {
        Map<String, String> session = Map.of("XDG_RUNTIME_DIR", home.toString());
        assertThat(AppFolders.of(session, "Linux", home, "stagepass").runtime()).isEqualTo(home.resolve("stagepass"));
        for (String not : List.of("run", "", home + "/gone")) {
            AppFolders without = AppFolders.of(Map.of("XDG_RUNTIME_DIR", not), "Linux", home, "stagepass");
            assertThat(without.runtime()).isEqualTo(without.data());
        }
    }

    @Test
    void aHomeGivenInTheEnvironmentWinsOverThePasswordFile() {
        AppFolders folders = AppFolders.of(Map.of("HOME", home.toString()), "Linux", Path.of("/nowhere"), "stagepass");

        assertThat(folders.config()).isEqualTo(home.resolve(".config/stagepass"));
    }

    @Test
    void relativeAndEmptyVariablesAreIgnored() {
        AppFolders folders = AppFolders.of(Map.of("XDG_CONFIG_HOME", "conf", "XDG_DATA_HOME", ""), "Linux", home,
                "stagepass");

        assertThat(folders.config()).isEqualTo(home.resolve(".config/stagepass"));
        assertThat(folders.data()).isEqualTo(home.resolve(".local/share/stagepass"));
    }

    @Test
    void onWindowsOnlyWhatThePersonChoseRoams() {
        AppFolders folders = AppFolders.of(Map.of("APPDATA", home + "/Roaming", "LOCALAPPDATA", home + "/Local"),
                "Windows 11", Path.of("/nowhere"), "stagepass");

        assertThat(folders.config()).isEqualTo(home.resolve("Roaming/Stagepass"));
        assertThat(List.of(folders.data(), folders.cache(), folders.log(), folders.crash()))
                .allMatch(folder -> folder.startsWith(home.resolve("Local/Stagepass")));
        assertThat(folders.crash()).isEqualTo(home.resolve("Local/Stagepass/crash"));
    }

    @Test
    void onMacosTheLibraryIsUsed() {
        AppFolders folders = AppFolders.of(Map.of(), "Mac OS X", home, "stagepass");

        assertThat(folders.data()).isEqualTo(home.resolve("Library/Application Support/Stagepass/data"));
        assertThat(folders.cache()).isEqualTo(home.resolve("Library/Caches/Stagepass"));
        assertThat(folders.crash()).isEqualTo(home.resolve("Library/Logs/Stagepass/crash"));
    }

    @Test
    void theSandboxSharesNoFolderWithTheRealRealm() {
        for (String system : List.of("Linux", "Windows 11", "Mac OS X")) {
            AppFolders real = AppFolders.of(Map.of(), system, home, "stagepass");
            AppFolders sandbox = AppFolders.of(Map.of(), system, home, "stagepass-sandbox");
            for (Path folder : all(sandbox)) {
                assertThat(all(real)).noneMatch(other -> folder.startsWith(other) || other.startsWith(folder));
            }
        }
    }

    @Test
    void whatIsMadeIsReadableByItsOwnerAlone() throws Exception {
        AppFolders folders = AppFolders.of(Map.of(), "Linux", home, "stagepass");

        folders.create();

        for (Path folder : all(folders)) {
            assertThat(permissions(folder)).isEqualTo("rwx------");
        }
        assertThat(permissions(home.resolve(".local/state"))).isEqualTo("rwx------");
    }

    @Test
    void aFolderThatOthersCouldReadIsClosedToThemAndKeepsItsFiles() throws Exception {
        AppFolders folders = AppFolders.of(Map.of(), "Linux", home, "stagepass");
        Files.createDirectories(folders.data());
        Files.setPosixFilePermissions(folders.data(), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(folders.data().resolve("index.json"), "{}");

        folders.create();

        assertThat(permissions(folders.data())).isEqualTo("rwx------");
        assertThat(folders.data().resolve("index.json")).hasContent("{}");
    }

    @Test
    void aFolderOfThePersonsOwnKeepsItsPermissions() throws Exception {
        Files.createDirectory(home.resolve(".config"));
        Files.setPosixFilePermissions(home.resolve(".config"), PosixFilePermissions.fromString("rwxr-xr-x"));

        AppFolders.of(Map.of(), "Linux", home, "stagepass").create();

        assertThat(permissions(home.resolve(".config"))).isEqualTo("rwxr-xr-x");
    }

    @Test
    void aFileInTheWayIsNamed() throws Exception {
        AppFolders folders = AppFolders.of(Map.of(), "Linux", home, "stagepass");
        Files.createDirectories(folders.cache().getParent());
        Files.writeString(folders.cache(), "in the way");

        AppFolders.Unusable unusable = catchThrowableOfType(AppFolders.Unusable.class, folders::create);

        assertThat(unusable.folder()).isEqualTo(folders.cache());
    }

    private static List<Path> all(AppFolders folders) {
        return List.of(folders.config(), folders.data(), folders.cache(), folders.log(), folders.crash());
    }

    private static String permissions(Path folder) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
    }
}
