package app.stagepass;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.desktop.AppFolders;
import app.stagepass.oauth.Browser;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The realm that a process lives in, and what it opens for a person. */
class RealmSessionTest {

    @Test
    void the_control_pages_key_is_in_no_browsers_arguments(@TempDir Path home) throws Exception {
        List<URI> opened = new ArrayList<>();
        AppFolders folders = Realm.sandboxFolders(Map.of(), "Linux", home);
        try (RealmSession session = RealmSession.sandbox(new SandboxChoice.Embedded(), folders, new TestClock())) {
            URI page = session.controlPage().orElseThrow();
            Browser browser = session.browser(opened::add);
            browser.open(page);
            browser.open(page);
            browser.open(page.resolve("/elsewhere"));

            assertThat(opened).extracting(URI::getPath).containsExactly("/control", "/control", "/elsewhere");
            assertThat(opened).extracting(URI::getQuery).doesNotHaveDuplicates().doesNotContain(page.getQuery());
        }
    }
}
