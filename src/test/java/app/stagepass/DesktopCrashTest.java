package app.stagepass;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills in the middle of renewals whose pairs are kept by the real keyring of a desktop. */
@Tag("desktop")
class DesktopCrashTest {

    @TempDir
    private Path folder;

    @Test
    void fifty_kills_with_a_real_keyring_lose_no_pair_and_send_no_spent_token() throws Exception {
        CrashFigures figures = CrashRun.run(50, folder, true, 11);
        System.out.println("gnome-keyring: " + figures);
        assertThat(figures.untold()).isEmpty();
        assertThat(figures.isFlawless()).as(figures.toString()).isTrue();
        assertThat(figures.kills()).isGreaterThanOrEqualTo(50);
    }
}
