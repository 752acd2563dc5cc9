package app.stagepass.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Our tray and a panel on a real bus; which bus, the subclasses say. */
abstract class StatusNotifierTrayContract {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final BlockingQueue<TrayPlace> places = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService actions = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("actions").factory());
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private PrivateBus bus;

    abstract PrivateBus startBus() throws Exception;

    @BeforeEach
    void start() throws Exception {
        bus = startBus();
    }

    @AfterEach
    void stop() throws Exception {
        workers.shutdownNow();
        actions.shutdownNow();
        ticker.shutdownNow();
        bus.close();
    }

    @Test
    void a_panel_that_is_there_is_told_of_us_and_finds_all_it_asks_for() throws Exception {
        try (FakeWatcher panel = FakeWatcher.start(bus); Tray tray = tray(LONG)) {
            String item = panel.nextItem();
            assertThat(item).startsWith("org.kde.StatusNotifierItem-" + ProcessHandle.current().pid());
            assertThat(nextPlace()).isEqualTo(TrayPlace.STATUS_NOTIFIER);
            assertThat(tray.place()).isEqualTo(TrayPlace.STATUS_NOTIFIER);

            assertThat(panel.property(item, "Id")).isEqualTo("stagepass");
            assertThat(panel.property(item, "Title")).isEqualTo("Stagepass");
            assertThat(panel.property(item, "Category")).isEqualTo("ApplicationStatus");
            assertThat(panel.property(item, "Status")).isEqualTo("Active");
            assertThat(String.valueOf(panel.property(item, "Menu"))).contains(DBusMenu.PATH);
            assertThat(panel.allProperties(item).keySet().stream().map(String::valueOf)).contains("IconPixmap",
                    "ToolTip",
                    "AttentionIconPixmap", "ItemIsMenu", "WindowId");
        }
    }

    @Test
    void the_pictures_come_in_all_sizes_alpha_first() throws Exception {
        try (FakeWatcher panel = FakeWatcher.start(bus); Tray _ = tray(LONG)) {
            String item = panel.nextItem();

            List<?> pixmaps = (List<?>) panel.property(item, "IconPixmap");

            assertThat(pixmaps).map(one -> ((Object[]) one)[0]).isEqualTo(List.of(16, 22, 24, 32, 48));
            byte[] smallest = SeenMenu.bytes(((Object[]) pixmaps.getFirst())[2]);
            assertThat(smallest).hasSize(16 * 16 * 4);
            int withinTheCircle = (14 * 16 + 10) * 4;
            assertThat(new int[]{smallest[withinTheCircle] & 0xff, smallest[withinTheCircle + 1] & 0xff,
                    smallest[withinTheCircle + 2] & 0xff, smallest[withinTheCircle + 3] & 0xff})
                    .as("opaque green").containsExactly(0xff, 0x1f, 0xa9, 0x71);
            assertThat(smallest[15 * 4]).as("a transparent corner").isZero();
        }
    }

    @Test
    void the_menu_arrives_with_its_order_its_depth_and_every_underscore() throws Exception {
        try (FakeWatcher panel = FakeWatcher.start(bus); Tray _ = tray(LONG)) {
            SeenMenu menu = panel.menu(panel.nextItem());

            assertThat(menu.labels()).containsExactly("Accounts", "separator", "Check all now", "Quit");
            assertThat(menu.line("Accounts").properties()).containsEntry("children-display", "submenu");
            assertThat(menu.line("Accounts").labels()).containsExactly("night__owl: fine", "Copy");
            assertThat(menu.line("night__owl: fine").properties()).containsEntry("enabled", false);
        }
    }

    @Test
    void clicks_come_through_and_run_where_they_should() throws Exception {
        try (FakeWatcher panel = FakeWatcher.start(bus); Tray _ = tray(LONG)) {
            String item = panel.nextItem();
            SeenMenu menu = panel.menu(item);

            panel.click(item, menu.line("Copy").id());
            assertThat(nextDone()).isEqualTo("copy on actions");
            panel.click(item, menu.line("Quit").id());
            assertThat(nextDone()).isEqualTo("quit on actions");
            panel.click(item, menu.line("night__owl: fine").id());
            panel.click(item, 4711);
            panel.activate(item);
            assertThat(nextDone()).as("the greyed and the unknown line did nothing").isEqualTo("open on actions");
        }
    }

    @Test
    void a_click_in_a_menu_that_was_open_before_it_changed_does_what_was_read_or_nothing() throws Exception {
        try (FakeWatcher panel = FakeWatcher.start(bus); Tray tray = tray(LONG)) {
            String item = panel.nextItem();
            SeenMenu open = panel.menu(item);
            tray.show(new TrayFace(TrayShape.FINE, "Stagepass", "", List.of(entry("Sign out"), entry("Quit"))));
            assertThat(panel.nextSignal()).isEqualTo("NewToolTip");
            assertThat(panel.nextSignal()).startsWith("LayoutUpdated");

            panel.click(item, open.line("Check all now").id());
            panel.click(item, open.line("Copy").id());
            panel.click(item, open.line("Quit").id());

            assertThat(nextDone()).isEqualTo("Quit on actions");
            assertThat(panel.menu(item).labels()).containsExactly("Sign out", "Quit");
        }
    }

    @Test
    void what_changes_is_signalled_and_nothing_else_is() throws Exception {
        try (FakeWatcher panel = FakeWatcher.start(bus); Tray tray = tray(LONG)) {
            String item = panel.nextItem();
            assertThat(nextPlace()).isEqualTo(TrayPlace.STATUS_NOTIFIER);

            tray.show(face(TrayShape.FINE, "1 token"));
            tray.show(face(TrayShape.NEEDS_YOU, "1 token"));
            assertThat(List.of(panel.nextSignal(), panel.nextSignal(), panel.nextSignal()))
                    .as("the same face twice is silent").containsExactly("NewIcon", "NewAttentionIcon", "NewStatus");
            assertThat(panel.property(item, "Status")).isEqualTo("NeedsAttention");

            tray.show(face(TrayShape.NEEDS_YOU, "cats & <dogs>"));
            assertThat(panel.nextSignal()).isEqualTo("NewToolTip");
            assertThat(((Object[]) panel.property(item, "ToolTip"))[3]).isEqualTo("cats &amp; &lt;dogs&gt;");
        }
    }

    @Test
    void a_panel_that_comes_late_is_told_then() throws Exception {
        try (Tray tray = tray(LONG)) {
            assertThat(nextPlace()).isEqualTo(TrayPlace.NONE);
            tray.show(face(TrayShape.WAITING, "later"));

            try (FakeWatcher panel = FakeWatcher.start(bus)) {
                assertThat(nextPlace()).isEqualTo(TrayPlace.STATUS_NOTIFIER);
                assertThat(((Object[]) panel.property(panel.nextItem(), "ToolTip"))[3]).isEqualTo("later");
            }
        }
    }

    @Test
    void a_panel_that_is_restarted_is_told_again() throws Exception {
        try (Tray _ = tray(LONG)) {
            assertThat(nextPlace()).isEqualTo(TrayPlace.NONE);
            String item;
            try (FakeWatcher before = FakeWatcher.start(bus)) {
                item = before.nextItem();
                assertThat(nextPlace()).isEqualTo(TrayPlace.STATUS_NOTIFIER);
            }
            assertThat(nextPlace()).isEqualTo(TrayPlace.NONE);
            try (FakeWatcher after = FakeWatcher.start(bus)) {
                assertThat(after.nextItem()).isEqualTo(item);
                assertThat(nextPlace()).isEqualTo(TrayPlace.STATUS_NOTIFIER);
            }
        }
    }

    @Test
    void a_watcher_without_a_host_draws_nothing_until_one_comes() throws Exception {
        try (FakeWatcher panel = FakeWatcher.withoutHost(bus); Tray _ = tray(LONG)) {
            assertThat(panel.nextItem()).isNotNull();
            assertThat(nextPlace()).isEqualTo(TrayPlace.NONE);

            panel.hostComes();
            assertThat(nextPlace()).isEqualTo(TrayPlace.STATUS_NOTIFIER);
            panel.hostGoes();
            assertThat(nextPlace()).isEqualTo(TrayPlace.NONE);
        }
    }

    @Test
    void a_panel_that_hangs_holds_up_nobody_and_is_found_when_it_wakes_up() throws Exception {
        try (FakeWatcher panel = FakeWatcher.hanging(bus); Tray tray = tray(SHORT)) {
            tray.show(face(TrayShape.WORKING, "while it hangs"));
            assertThat(nextPlace()).isEqualTo(TrayPlace.NONE);
            assertThat(panel.nextSignal()).as("what is told to panels goes on").isEqualTo("NewIcon");

            panel.wakeUp();
            assertThat(nextPlace()).isEqualTo(TrayPlace.STATUS_NOTIFIER);
        }
    }

    @Test
    void a_bus_that_dies_leaves_no_tray_and_no_exception() throws Exception {
        try (FakeWatcher _ = FakeWatcher.start(bus); Tray tray = tray(LONG)) {
            assertThat(nextPlace()).isEqualTo(TrayPlace.STATUS_NOTIFIER);

            bus.close();

            assertThat(nextPlace()).isEqualTo(TrayPlace.NONE);
            tray.show(face(TrayShape.NEEDS_YOU, "nobody sees it"));
        }
    }

    @Test
    void without_a_bus_there_is_no_tray_and_no_exception() throws Exception {
        bus.close();

        try (Tray tray = tray(LONG)) {
            assertThat(nextPlace()).isEqualTo(TrayPlace.NONE);
            tray.show(face(TrayShape.FINE, "nobody sees it"));
        }
    }

    @Test
    void the_program_may_end_right_after_it_was_closed_and_nothing_is_complained_of() throws Exception {
        try (LogOfOthers log = new LogOfOthers("org.freedesktop"); FakeWatcher panel = FakeWatcher.start(bus)) {
            Tray tray = new FallbackTray((one, told) -> new StatusNotifierTray(bus.link(LONG), one, 1, LONG, told),
                    (one, told) -> new StatusNotifierTray(bus.link(LONG), one, 2, LONG, told), setting(), LONG,
                    places::add);
            String item = panel.nextItem();
            assertThat(nextPlace()).isEqualTo(TrayPlace.STATUS_NOTIFIER);

            tray.close();
            assertThat(panel.sees(item)).as("still on the bus").isFalse();
            workers.shutdownNow();

            assertThat(workers.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
            assertThat(log.lines()).isEmpty();
        }
    }

    private Tray tray(Duration limit) {
        Duration retry = limit.equals(SHORT) ? Duration.ofMillis(50) : LONG;
        return new StatusNotifierTray(bus.link(limit), setting(), 1, retry, places::add);
    }

    private TraySetting setting() {
        return new TraySetting("stagepass", face(TrayShape.FINE, "1 token"), note("open"), actions, workers, ticker);
    }

    private TrayFace face(TrayShape shape, String tooltip) {
        return new TrayFace(shape, "Stagepass", tooltip, List.of(
                new TrayItem.Menu("Accounts", List.of(new TrayItem.Entry("night_owl: fine", false, note("greyed")),
                        new TrayItem.Entry("Copy", true, note("copy")))),
                new TrayItem.Separator(), entry("Check all now"), new TrayItem.Entry("Quit", true, note("quit"))));
    }

    private TrayItem entry(String label) {
        return new TrayItem.Entry(label, true, note(label));
    }

    private Runnable note(String what) {
        return () -> done.add(what + " on " + Thread.currentThread().getName());
    }

    private TrayPlace nextPlace() throws InterruptedException {
        return places.poll(20, TimeUnit.SECONDS);
    }

    private String nextDone() throws InterruptedException {
        return done.poll(20, TimeUnit.SECONDS);
    }
}
