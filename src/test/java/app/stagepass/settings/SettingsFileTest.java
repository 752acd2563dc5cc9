package app.stagepass.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.files.AtomicFile;
import app.stagepass.files.NotWrittenException;
import app.stagepass.files.NotWrittenException.Problem;
import app.stagepass.settings.Settings.Theme;
import app.stagepass.settings.SettingsFile.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.time.Duration;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:20:30Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void aProxyIsKeptWithoutItsPasswordAndAlsoWhileItIsNotUsed() throws Exception {
        ProxySetting office = new ProxySetting(ProxySetting.Use.NONE, "proxy.corp", 3128, "owl");
        open().save(Settings.DEFAULT.withProxy(office));
        assertThat(open().settings().proxy()).isEqualTo(office);
        open().save(open().settings().withAvatars(false));
        assertThat(open().settings().proxy()).isEqualTo(office);
    }

    @Test
    void halfAProxyIsNone() throws Exception {
        for (String half : new String[]{"{\"use\":\"manual\",\"host\":\"x\"}", "7", "null",
                "{\"use\":\"manual\",\"host\":\"x/y\",\"port\":80}",
                "{\"use\":\"manual\",\"host\":\"x\",\"port\":65536}", "{\"use\":\"pac\"}"}) {
            Files.writeString(file(), "{\"version\":1,\"proxy\":" + half + "}");
            assertThat(open().settings().proxy()).isEqualTo(ProxySetting.DEFAULT);
        }
    }

    @Test
    void where_secrets_are_and_when_they_are_locked_is_remembered() throws Exception {
        open().save(Settings.DEFAULT.withSecretsInFile(true).withLockAfter(Optional.of(Duration.ofHours(1))));
        assertThat(open().settings().secretsInFile()).isTrue();
        assertThat(open().settings().lockAfter()).contains(Duration.ofHours(1));
        open().change(now -> now.withTheme(Theme.LIGHT).withLockAfter(Optional.empty()));
        assertThat(open().settings().secretsInFile()).isTrue();
        assertThat(open().settings().lockAfter()).isEmpty();
    }

    @Test
    void anotherComputerGetsWhatThePersonChoseAndNotWhatBelongsToThisOne() throws Exception {
        Settings here = new Settings(Settings.Theme.LIGHT, false).afterTellingOfTray().withSecretsInFile(true)
                .withWindow(new WindowPlace(1, 2, 800, 600, false))
                .withLockAfter(Optional.of(Duration.ofHours(1)))
                .withProxy(new ProxySetting(ProxySetting.Use.MANUAL, "proxy.corp", 3128, "owl"));
        open().save(here);
        String portable = open().portable();
        assertThat(portable).doesNotContain("told").doesNotContain("secrets");
        Files.delete(file());

        SettingsFile there = open();
        assertThat(there.readPortable(portable)).contains(new Settings(Settings.Theme.LIGHT, false)
                .withLockAfter(here.lockAfter()).withProxy(here.proxy()));
        assertThat(there.settings()).as("only read so far").isEqualTo(Settings.DEFAULT);
        assertThat(there.readPortable("{\"secrets-in-file\":true,\"told-of-tray\":true,\"theme\":\"dark\"}"))
                .contains(Settings.DEFAULT.withTheme(Settings.Theme.DARK));
        assertThat(there.readPortable("{}")).contains(Settings.DEFAULT);
        assertThat(there.readPortable("[]")).isEmpty();
        assertThat(there.readPortable("nothing")).isEmpty();
    }

    @Test
    void theFirstRunHasDefaultsAndNoTrouble() {
        assertThat(open().settings()).isEqualTo(Settings.DEFAULT);
        assertThat(open().trouble()).isEmpty();
        assertThat(file()).doesNotExist();
    }

    @Test
    void whatWasChosenIsThereAfterARestart() throws Exception {
        open().save(new Settings(Theme.DARK, false));
        assertThat(open().settings()).isEqualTo(new Settings(Theme.DARK, false));
        assertThat(open().trouble()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "nonsense", "[]", "{}", "{\"version\":\"one\"}", "{\"version\":0}", "null"})
    void aCorruptFileIsKeptAsideAndReported(String content) throws Exception {
        Files.writeString(file(), content);
        SettingsFile settings = open();
        Path aside = folder.resolve("settings.json.corrupt-20260301T102030Z");
        assertThat(settings.trouble()).contains(new Trouble.Corrupt(aside));
        assertThat(aside).hasContent(content);
        assertThat(settings.settings()).isEqualTo(Settings.DEFAULT);
        settings.save(new Settings(Theme.LIGHT, true));
        assertThat(open().settings().theme()).isEqualTo(Theme.LIGHT);
        assertThat(aside).hasContent(content);
    }

    @Test
    void aNewerFileIsFollowedAsFarAsUnderstoodAndNotWrittenOver() throws Exception {
        String newer = "{\"version\":7,\"theme\":\"dark\",\"avatars\":{\"mode\":\"round\"},\"sounds\":true}";
        Files.writeString(file(), newer);
        SettingsFile settings = open();
        assertThat(settings.trouble()).contains(new Trouble.NewerVersion(file(), 7));
        assertThat(settings.settings()).isEqualTo(new Settings(Theme.DARK, true));
        assertThatThrownBy(() -> settings.save(Settings.DEFAULT)).isInstanceOfSatisfying(NotWrittenException.class,
                e -> assertThat(e.problem()).isEqualTo(Problem.NEWER_VERSION));
        assertThat(file()).hasContent(newer);
    }

    @Test
    void fieldsThatWeDoNotKnowSurvive() throws Exception {
        Files.writeString(file(), "{\"version\":1,\"theme\":\"pink\",\"later\":{\"a\":[1]}}");
        SettingsFile settings = open();
        assertThat(settings.settings()).isEqualTo(Settings.DEFAULT);
        settings.save(new Settings(Theme.DARK, true));
        assertThat(Files.readString(file())).contains("\"later\"").contains("\"dark\"");
    }

    @Test
    void aFileThatCannotBeReadIsReportedAndLeftAlone() throws Exception {
        Files.createDirectory(file());
        SettingsFile settings = open();
        assertThat(settings.trouble()).contains(new Trouble.NotReadable(file()));
        assertThatThrownBy(() -> settings.save(Settings.DEFAULT)).isInstanceOf(NotWrittenException.class);
        assertThat(file()).isDirectory();
    }

    @Test
    void onAFullDiskTheChoiceHoldsForTheSessionAndTheFileIsUnharmed() throws Exception {
        open().save(new Settings(Theme.DARK, false));
        SettingsFile full = SettingsFile.open(new AtomicFile(file(), (to, bytes) -> {
            throw new IOException("No space left on device");
        }), CLOCK);
        assertThatThrownBy(() -> full.save(new Settings(Theme.LIGHT, true))).isInstanceOfSatisfying(
                NotWrittenException.class, e -> assertThat(e.problem()).isEqualTo(Problem.DISK_FULL));
        assertThat(full.settings().theme()).isEqualTo(Theme.LIGHT);
        assertThat(open().settings().theme()).isEqualTo(Theme.DARK);
    }

    private SettingsFile open() {
        return SettingsFile.open(new AtomicFile(file()), CLOCK);
    }

    private Path file() {
        return folder.resolve("settings.json");
    }

    @Test
    void the_windows_place_outlives_a_start_and_nonsense_is_none() throws Exception {
        WindowPlace place = new WindowPlace(-80.5, 60, 1120, 740, true);
        open().save(Settings.DEFAULT.withWindow(place));
        assertThat(open().settings().window()).contains(place);
        for (String nonsense : List.of("{}", "1", "{\"x\":1,\"y\":1,\"width\":-5,\"height\":5}",
                "{\"x\":1e300,\"y\":1,\"width\":5,\"height\":5}", "{\"x\":\"a\",\"y\":1,\"width\":5,\"height\":5}")) {
            Files.writeString(file(), "{\"version\":1,\"window\":" + nonsense + "}");
            assertThat(open().settings().window()).as(nonsense).isEmpty();
        }
    }
}
