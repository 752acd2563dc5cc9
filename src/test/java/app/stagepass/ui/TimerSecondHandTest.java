package app.stagepass.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimerSecondHandTest {

    @Test
    void ticks_on_the_ui_thread_until_it_is_stopped() throws InterruptedException {
        LinkedBlockingQueue<String> ticks = new LinkedBlockingQueue<>();
        try (var ui = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("ui").factory());
                var timer = new ScheduledThreadPoolExecutor(1)) {
            timer.setRemoveOnCancelPolicy(true);
            SecondHand.Stop stop = new TimerSecondHand(timer, ui)
                    .start(() -> ticks.add(Thread.currentThread().getName()));
            assertThat(ticks.poll(20, TimeUnit.SECONDS)).isEqualTo("ui");
            assertThat(ticks.poll(20, TimeUnit.SECONDS)).isEqualTo("ui");
            stop.stop();
            assertThat(timer.getQueue()).isEmpty();
        }
    }
}
