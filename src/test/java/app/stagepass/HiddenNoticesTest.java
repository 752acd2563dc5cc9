package app.stagepass;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.desktop.Notice;
import app.stagepass.words.Words;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said of a program without a window holds only as long as there is none. */
class HiddenNoticesTest {

    private final Shade shade = new Shade();
    private final List<String> done = new ArrayList<>();
    private final HiddenNotices notices = new HiddenNotices(shade,
            Words.of(Locale.ENGLISH, new TestClock(), ZoneOffset.UTC), () -> done.add("open"));

    @Test
    void tokens_are_spoken_of_only_where_there_are_some() {
        notices.stays(true);
        assertThat(shade.only().body()).contains("your tokens");
        notices.windowOpened();
        notices.stays(false);
        assertThat(shade.only().title()).isEqualTo("Stagepass stays in the tray");
        assertThat(shade.only().body()).doesNotContain("token").contains("menu");
    }

    @Test
    void it_leads_back_to_the_window() {
        notices.stays(true);
        shade.only().onAction().run();
        assertThat(done).containsExactly("open");
    }

    @Test
    void a_window_that_opens_takes_them_back_and_no_other() {
        shade.show(new Notice("another’s", "", Notice.Urgency.LOW, Optional.empty(), () -> {}));
        notices.noWindow();
        notices.stays(true);
        assertThat(shade.showing()).hasSize(3);
        notices.windowOpened();
        assertThat(shade.only().title()).isEqualTo("another’s");
        notices.stays(true);
        assertThat(shade.showing()).as("closed once more").hasSize(2);
    }
}
