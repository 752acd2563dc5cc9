package app.stagepass.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.TestTicker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AwtTrayTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SOON = Duration.ofMillis(50);

    private final BlockingQueue<TrayPlace> places = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());

    @AfterEach
    void stop() {
        thread.shutdownNow();
        ticker.shutdownNow();
    }

    @Test
    void it_shows_itself_and_every_change_and_goes() throws Exception {
        FakeAwtPanel panel = new FakeAwtPanel(true, true);
        try (AwtTray tray = tray(panel, LONG, LONG)) {
            assertThat(nextPlace()).isEqualTo(TrayPlace.AWT);
            assertThat(panel.next()).isEqualTo("added FINE");

            tray.show(face(TrayShape.NEEDS_YOU, "Quit"));
            assertThat(panel.next()).isEqualTo("shows NEEDS_YOU");
            tray.show(face(TrayShape.NEEDS_YOU, "Leave"));
            assertThat(panel.next()).as("the same menu stayed open").isEqualTo("shows NEEDS_YOU");
            assertThat(panel.next()).isEqualTo("menu");
            panel.tell().chosen(panel.number("Leave"));
            panel.tell().clicked();
            assertThat(next()).isEqualTo("Leave");
            assertThat(next()).isEqualTo("open");
        }
        assertThat(panel.next()).isEqualTo("removed");
    }

    @Test
    void a_desktop_that_blocks_awt_for_ever_has_no_tray_and_blocks_nobody() throws Exception {
        FakeAwtPanel panel = new FakeAwtPanel(true, false);
        try (AwtTray tray = tray(panel, SOON, LONG)) {
            tray.show(face(TrayShape.WAITING, "Quit"));
            assertThat(nextPlace()).isEqualTo(TrayPlace.NONE);

            panel.wakeUp();
            assertThat(nextPlace()).isEqualTo(TrayPlace.AWT);
            assertThat(panel.next()).isEqualTo("added WAITING");
        }
    }

    @Test
    void a_tray_that_comes_late_is_found() throws Exception {
        FakeAwtPanel panel = new FakeAwtPanel(false, true);
        try (AwtTray _ = tray(panel, SOON, SOON)) {
            assertThat(nextPlace()).isEqualTo(TrayPlace.NONE);
            panel.comes();
            assertThat(nextPlace()).isEqualTo(TrayPlace.AWT);
        }
    }

    @Test
    void a_tray_that_is_missing_at_first_is_looked_for_until_the_patience_ends() {
        FakeAwtPanel panel = new FakeAwtPanel(false, true);
        TestTicker time = new TestTicker();
        try (AwtTray tray = trayInTime(panel, time)) {
            time.forward(Duration.ofSeconds(14));
            assertThat(tray.place()).isEqualTo(TrayPlace.STILL_LOOKING);
            time.forward(Duration.ofSeconds(1));
            assertThat(tray.place()).isEqualTo(TrayPlace.NONE);
            panel.comes();
            time.forward(Duration.ofMinutes(5));
            assertThat(tray.place()).isEqualTo(TrayPlace.AWT);
        }
        assertThat(places).containsExactly(TrayPlace.NONE, TrayPlace.AWT);
    }

    @Test
    void a_tray_that_comes_within_the_patience_is_taken_and_nobody_is_told_of_none() {
        FakeAwtPanel panel = new FakeAwtPanel(false, true);
        TestTicker time = new TestTicker();
        try (AwtTray tray = trayInTime(panel, time)) {
            time.forward(Duration.ofSeconds(10));
            panel.comes();
            time.forward(Duration.ofSeconds(2));
            assertThat(tray.place()).isEqualTo(TrayPlace.AWT);
            panel.goes();
            assertThat(tray.place()).as("gone again").isEqualTo(TrayPlace.NONE);
        }
        assertThat(places).containsExactly(TrayPlace.AWT, TrayPlace.NONE);
    }

    private AwtTray trayInTime(FakeAwtPanel panel, TestTicker time) {
        return new AwtTray(panel, setting(time), Runnable::run, Duration.ofSeconds(15), LONG, places::add);
    }

    @Test
    void a_restarted_tray_gets_the_picture_again() throws Exception {
        FakeAwtPanel panel = new FakeAwtPanel(true, true);
        try (AwtTray _ = tray(panel, LONG, LONG)) {
            assertThat(panel.next()).isEqualTo("added FINE");
            panel.restarts();
            assertThat(panel.next()).isEqualTo("removed");
            assertThat(panel.next()).isEqualTo("added FINE");
        }
    }

    @Test
    void a_click_on_the_balloon_is_the_notices_and_later_clicks_are_the_trays() throws Exception {
        FakeAwtPanel panel = new FakeAwtPanel(true, true);
        try (AwtTray tray = tray(panel, LONG, LONG); AwtNotifications notifications = new AwtNotifications(tray)) {
            assertThat(panel.next()).isEqualTo("added FINE");
            notifications.show(notice("first"));
            assertThat(panel.next()).isEqualTo("says first");
            panel.tell().messageClicked();
            panel.tell().messageClicked();
            assertThat(next()).isEqualTo("first");
            assertThat(next()).isEqualTo("open");

            NoticeHandle second = notifications.show(notice("second"));
            assertThat(panel.next()).isEqualTo("says second");
            notifications.withdraw(second);
            panel.tell().messageClicked();
            assertThat(next()).isEqualTo("open");
        }
    }

    private AwtTray tray(FakeAwtPanel panel, Duration patience, Duration again) {
        return new AwtTray(panel, setting(ticker), thread, patience, again, places::add);
    }

    private TraySetting setting(ScheduledExecutorService timer) {
        return new TraySetting("stagepass", face(TrayShape.FINE, "Quit"), () -> done.add("open"),
                Runnable::run, Runnable::run, timer);
    }

    private TrayFace face(TrayShape shape, String label) {
        return new TrayFace(shape, "Stagepass", "", List.of(new TrayItem.Entry(label, true, () -> done.add(label))));
    }

    private Notice notice(String title) {
        return new Notice(title, "", Notice.Urgency.NORMAL, Optional.empty(), () -> done.add(title));
    }

    private TrayPlace nextPlace() throws InterruptedException {
        return places.poll(20, TimeUnit.SECONDS);
    }

    private String next() throws InterruptedException {
        return done.poll(20, TimeUnit.SECONDS);
    }
}
