package app.stagepass.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.files.AtomicFile;
import app.stagepass.settings.CallbackSettings.Answer;
import app.stagepass.settings.CallbackSettings.Route;
import app.stagepass.settings.CallbackSettings.Tls;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the browser's way back is received is kept, and half of it is never followed. */
class CallbackSettingsTest {

    private static final CallbackSettings ALL = new CallbackSettings("192.168.1.20", 8080, true, Duration.ZERO,
            Duration.ofSeconds(60), Tls.OWN, "/k.pem", "/c.pem", Answer.TEMPLATES, "/pages",
            new Route(Optional.of("app-1"), "/begin", new TreeSet<>(List.of("chat:read", "chat:edit"))));

    @TempDir
    private Path folder;

    private SettingsFile open() {
        return SettingsFile.open(new AtomicFile(folder.resolve("settings.json")), Clock.systemUTC());
    }

    @Test
    void everything_is_there_after_a_restart() throws Exception {
        assertThat(open().settings().callback()).isEqualTo(CallbackSettings.DEFAULT);
        open().save(Settings.DEFAULT.withCallback(ALL));
        assertThat(open().settings().callback()).isEqualTo(ALL);
        open().change(now -> now.withTheme(Settings.Theme.DARK).withAvatars(false));
        assertThat(open().settings().callback()).as("not lost by changing something else").isEqualTo(ALL);
    }

    @Test
    void it_stays_on_this_computer() throws Exception {
        SettingsFile file = open();
        file.save(Settings.DEFAULT.withCallback(ALL));
        assertThat(file.portable()).doesNotContain("k.pem", "192.168");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"port\":0}", "{\"port\":\"x\",\"host\":\"a b\"}", "{\"keep-alive-seconds\":61}",
            "{\"shutdown-seconds\":-1}", "{\"tls\":\"own\"}", "{\"answer\":\"templates\"}",
            "{\"route\":{\"path\":\"oauth\",\"application\":\"a\"}}", "[]", "7"})
    void what_cannot_be_followed_is_as_by_default(String node) throws Exception {
        Files.writeString(folder.resolve("settings.json"), "{\"version\":1,\"callback\":" + node + "}");
        assertThat(open().settings().callback()).isEqualTo(CallbackSettings.DEFAULT);
    }

    @Test
    void loopback_is_not_open_to_others_and_everything_else_is() {
        for (String here : List.of("", "localhost", "127.0.0.1", "127.0.0.2", "::1")) {
            assertThat(at(here).isOpenToOthers()).as(here).isFalse();
        }
        for (String open : List.of("0.0.0.0", "::", "192.168.1.20", "mine.local")) {
            assertThat(at(open).isOpenToOthers()).as(open).isTrue();
        }
    }

    private static CallbackSettings at(String host) {
        CallbackSettings usual = CallbackSettings.DEFAULT;
        return new CallbackSettings(host, usual.port(), false, usual.keepAlive(), usual.shutdown(), usual.tls(), "", "",
                usual.answer(), "", usual.route());
    }
}
