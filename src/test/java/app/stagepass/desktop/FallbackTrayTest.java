package app.stagepass.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.TestTicker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FallbackTrayTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SOON = Duration.ofMillis(20);

    private final BlockingQueue<TrayPlace> places = new LinkedBlockingQueue<>();
    private final BlockingQueue<FakeTray> firsts = new LinkedBlockingQueue<>();
    private final BlockingQueue<FakeTray> seconds = new LinkedBlockingQueue<>();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());

    @AfterEach
    void stop() {
        ticker.shutdownNow();
    }

    @Test
    void the_first_is_taken_and_the_second_never_opened() throws Exception {
        try (Tray tray = tray(LONG)) {
            assertThat(tray.place()).isEqualTo(TrayPlace.STILL_LOOKING);
            firsts.take().listener.accept(TrayPlace.STATUS_NOTIFIER);

            assertThat(nextPlace()).isEqualTo(TrayPlace.STATUS_NOTIFIER);
            assertThat(seconds).isEmpty();
        }
    }

    @Test
    void the_second_is_opened_with_todays_face_when_the_first_finds_nobody() throws Exception {
        try (Tray tray = tray(SOON)) {
            tray.show(face("today"));
            firsts.take().listener.accept(TrayPlace.NONE);

            FakeTray second = next(seconds);
            second.listener.accept(TrayPlace.AWT);
            assertThat(nextPlace()).isEqualTo(TrayPlace.AWT);
            second.awaits("today");
        }
    }

    @Test
    void with_neither_there_is_none() throws Exception {
        try (Tray tray = tray(SOON)) {
            next(seconds).listener.accept(TrayPlace.NONE);

            assertThat(nextPlace()).isEqualTo(TrayPlace.NONE);
            assertThat(tray.place()).isEqualTo(TrayPlace.NONE);
        }
    }

    @Test
    void a_late_panel_takes_over_and_a_dead_one_is_replaced_again() throws Exception {
        try (Tray tray = tray(SOON)) {
            FakeTray first = firsts.take();
            FakeTray second = next(seconds);
            second.listener.accept(TrayPlace.AWT);
            assertThat(nextPlace()).isEqualTo(TrayPlace.AWT);

            first.listener.accept(TrayPlace.STATUS_NOTIFIER);
            assertThat(nextPlace()).isEqualTo(TrayPlace.STATUS_NOTIFIER);
            assertThat(second.closed).isTrue();
            second.listener.accept(TrayPlace.NONE);

            first.listener.accept(TrayPlace.NONE);
            assertThat(nextPlace()).as("perhaps it is only restarted").isEqualTo(TrayPlace.STILL_LOOKING);
            FakeTray third = next(seconds);
            third.listener.accept(TrayPlace.AWT);
            assertThat(nextPlace()).isEqualTo(TrayPlace.AWT);
            tray.show(face("both"));
            first.awaits("both");
            third.awaits("both");
        }
    }

    @Test
    void whichever_comes_while_both_are_looked_for_is_taken_and_none_is_told_of_before() {
        TestTicker time = new TestTicker();
        try (Tray tray = tray(Duration.ofSeconds(15), time)) {
            firsts.element().listener.accept(TrayPlace.NONE);
            time.forward(Duration.ofSeconds(15));
            assertThat(tray.place()).as("the second looks now").isEqualTo(TrayPlace.STILL_LOOKING);

            firsts.element().listener.accept(TrayPlace.STATUS_NOTIFIER);
            seconds.element().listener.accept(TrayPlace.NONE);
            assertThat(tray.place()).isEqualTo(TrayPlace.STATUS_NOTIFIER);
        }
        assertThat(places).containsExactly(TrayPlace.STATUS_NOTIFIER);
    }

    private Tray tray(Duration patience) {
        return tray(patience, ticker);
    }

    private Tray tray(Duration patience, ScheduledExecutorService time) {
        TraySetting setting = new TraySetting("stagepass", face("first"), () -> {}, Runnable::run, Runnable::run,
                time);
        return new FallbackTray((one, listener) -> open(firsts, one, listener),
                (one, listener) -> open(seconds, one, listener), setting, patience, places::add);
    }

    private static Tray open(BlockingQueue<FakeTray> opened, TraySetting setting, Consumer<TrayPlace> listener) {
        FakeTray tray = new FakeTray(listener);
        tray.show(setting.first());
        opened.add(tray);
        return tray;
    }

    private static TrayFace face(String tooltip) {
        return new TrayFace(TrayShape.FINE, "Stagepass", tooltip, List.of());
    }

    private TrayPlace nextPlace() throws InterruptedException {
        return places.poll(20, TimeUnit.SECONDS);
    }

    private static FakeTray next(BlockingQueue<FakeTray> trays) throws InterruptedException {
        return trays.poll(20, TimeUnit.SECONDS);
    }

    private static final class FakeTray implements Tray {

        private final Consumer<TrayPlace> listener;
        private final BlockingQueue<String> shown = new LinkedBlockingQueue<>();
        private volatile boolean closed;

        FakeTray(Consumer<TrayPlace> listener) {
            this.listener = listener;
        }

        void awaits(String tooltip) throws InterruptedException {
            String seen = "";
            while (!tooltip.equals(seen)) {
                seen = shown.poll(20, TimeUnit.SECONDS);
                assertThat(seen).as("waiting for %s", tooltip).isNotNull();
            }
        }

        @Override
        public void show(TrayFace face) {
            shown.add(face.tooltip());
        }

        @Override
        public TrayPlace place() {
            return TrayPlace.STILL_LOOKING;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
