package app.stagepass.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Our notifications and a service on a real bus; which bus, the subclasses say. */
abstract class FreedesktopNotificationsContract {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService actions = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("actions").factory());
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
        bus.close();
    }

    @Test
    void a_notice_is_shown_with_its_name_its_urgency_and_its_button() throws Exception {
        try (FakeNotificationService service = FakeNotificationService.able(bus, "body", "actions");
                Notifications notifications = notifications(LONG)) {
            notifications.show(notice("nightowl", "Sign in again."));

            assertThat(service.nextEvent()).isEqualTo("shown 1");
            FakeNotificationService.Shown shown = service.shown(1);
            assertThat(shown.app()).isEqualTo("Stagepass");
            assertThat(shown.title()).isEqualTo("nightowl");
            assertThat(shown.body()).isEqualTo("Sign in again.");
            assertThat(shown.urgency()).isEqualTo((byte) 2);
            assertThat(shown.actions()).containsExactly("default", "Show", "button", "Show");
        }
    }

    @Test
    void text_is_escaped_only_for_a_service_that_reads_markup() throws Exception {
        try (Notifications notifications = notifications(LONG)) {
            try (FakeNotificationService service = FakeNotificationService.able(bus, "body", "body-markup")) {
                notifications.show(notice("a", "<b>Cats & dogs</b>"));
                assertThat(service.nextEvent()).isEqualTo("shown 1");
                assertThat(service.shown(1).body()).isEqualTo("&lt;b&gt;Cats &amp; dogs&lt;/b&gt;");
                assertThat(service.shown(1).actions()).as("it has no buttons").isEmpty();
            }
            try (FakeNotificationService other = FakeNotificationService.able(bus, "body")) {
                notifications.show(notice("a", "<b>Cats & dogs</b>"));
                assertThat(other.nextEvent()).isEqualTo("shown 1");
                assertThat(other.shown(1).body()).as("another service, asked anew")
                        .isEqualTo("<b>Cats & dogs</b>");
            }
        }
    }

    @Test
    void the_action_comes_back_and_only_ours() throws Exception {
        try (FakeNotificationService service = FakeNotificationService.able(bus, "actions");
                Notifications notifications = notifications(LONG)) {
            notifications.show(notice("first", ""));
            notifications.show(notice("second", ""));
            assertThat(service.nextEvent()).isEqualTo("shown 1");
            assertThat(service.nextEvent()).isEqualTo("shown 2");

            service.click(77, "default");
            service.click(2, "default");
            assertThat(next()).isEqualTo("second on actions");
            service.click(1, "button");
            assertThat(next()).isEqualTo("first on actions");
        }
    }

    @Test
    void a_withdrawn_notice_is_closed_and_its_action_gone() throws Exception {
        try (FakeNotificationService service = FakeNotificationService.able(bus, "actions");
                Notifications notifications = notifications(LONG)) {
            NoticeHandle withdrawn = notifications.show(notice("withdrawn", ""));
            notifications.withdraw(withdrawn);
            notifications.withdraw(withdrawn);
            notifications.show(notice("kept", ""));

            assertThat(service.nextEvent()).isEqualTo("shown 1");
            assertThat(service.nextEvent()).isEqualTo("closed 1");
            assertThat(service.nextEvent()).isEqualTo("shown 2");
            service.click(1, "default");
            service.click(2, "default");
            assertThat(next()).isEqualTo("kept on actions");
        }
    }

    @Test
    void at_the_end_ours_are_taken_away_and_nobody_elses() throws Exception {
        try (FakeNotificationService service = FakeNotificationService.able(bus, "actions");
                Notifications another = notifications(LONG)) {
            another.show(notice("another program’s", ""));
            assertThat(service.nextEvent()).isEqualTo("shown 1");
            try (Notifications ours = notifications(LONG)) {
                ours.show(notice("hidden", ""));
                ours.show(notice("needs you", ""));
                assertThat(service.nextEvent()).isEqualTo("shown 2");
                assertThat(service.nextEvent()).isEqualTo("shown 3");
            }
            assertThat(List.of(service.nextEvent(), service.nextEvent()))
                    .containsExactlyInAnyOrder("closed 2", "closed 3");
            assertThat(service.count()).isEqualTo(1);
        }
    }

    @Test
    void at_the_end_one_that_is_gone_already_keeps_none_of_the_others() throws Exception {
        try (FakeNotificationService service = FakeNotificationService.able(bus, "actions")) {
            try (Notifications ours = notifications(LONG)) {
                for (int id = 1; id <= 3; id++) {
                    ours.show(notice("needs you", ""));
                    assertThat(service.nextEvent()).isEqualTo("shown " + id);
                }
                service.forget(1);
                service.forget(2);
            }
            assertThat(List.of(service.nextEvent(), service.nextEvent(), service.nextEvent()))
                    .containsExactlyInAnyOrder("refused 1", "refused 2", "closed 3");
        }
    }

    @Test
    void a_notice_is_replaced_in_its_place_or_shown_anew_when_that_is_gone() throws Exception {
        try (FakeNotificationService service = FakeNotificationService.able(bus, "actions");
                Notifications notifications = notifications(LONG)) {
            NoticeHandle handle = notifications.show(notice("one account", ""));
            assertThat(service.nextEvent()).isEqualTo("shown 1");
            notifications.replace(handle, notice("two accounts", ""));
            assertThat(service.nextEvent()).isEqualTo("replaced 1");
            service.click(1, "default");
            assertThat(next()).isEqualTo("two accounts on actions");

            service.runOut(1);
            service.click(1, "default"); // in order behind it: nothing of ours is there any more
            NoticeHandle other = notifications.show(notice("other", ""));
            assertThat(service.nextEvent()).isEqualTo("shown 2");
            notifications.withdraw(other);
            assertThat(service.nextEvent()).isEqualTo("closed 2");
            assertThat(done).isEmpty();
        }
    }

    @Test
    void a_restarted_service_is_not_told_the_numbers_of_the_one_before() throws Exception {
        try (Notifications notifications = notifications(LONG)) {
            NoticeHandle old;
            try (FakeNotificationService before = FakeNotificationService.able(bus)) {
                old = notifications.show(notice("before", ""));
                assertThat(before.nextEvent()).isEqualTo("shown 1");
            }
            try (FakeNotificationService after = FakeNotificationService.able(bus)) {
                notifications.show(notice("after", ""));
                assertThat(after.nextEvent()).isEqualTo("shown 1");
                notifications.withdraw(old);
                notifications.replace(old, notice("again", ""));
                assertThat(after.nextEvent()).isEqualTo("shown 2");
                assertThat(after.count()).isEqualTo(2);
            }
        }
    }

    @Test
    void a_service_that_never_answers_holds_up_nobody() throws Exception {
        try (Notifications notifications = notifications(SHORT)) {
            try (FakeNotificationService _ = FakeNotificationService.silent(bus)) {
                NoticeHandle lost = notifications.show(notice("lost", ""));
                notifications.withdraw(lost);
            }
            try (FakeNotificationService service = FakeNotificationService.able(bus)) {
                NoticeHandle shown = notifications.show(notice("shown", ""));
                notifications.replace(shown, notice("shown", ""));
                String event = service.nextEvent();
                while (!event.startsWith("replaced")) { // what was lost may come late
                    event = service.nextEvent();
                }
                assertThat(service.shown(Long.parseLong(event.substring("replaced ".length()))).title())
                        .isEqualTo("shown");
            }
        }
    }

    @Test
    void an_absent_service_and_an_absent_bus_are_no_harm() throws Exception {
        try (Notifications notifications = notifications(LONG)) {
            notifications.withdraw(notifications.show(notice("nobody", "")));
            try (FakeNotificationService service = FakeNotificationService.able(bus)) {
                notifications.show(notice("somebody", ""));
                assertThat(service.nextEvent()).isEqualTo("shown 1");
            }
            bus.close();
            notifications.withdraw(notifications.show(notice("no bus", "")));
        }
    }

    private Notifications notifications(Duration limit) {
        return new FreedesktopNotifications(bus.link(limit), "Stagepass", "stagepass", actions, workers);
    }

    private Notice notice(String title, String body) {
        return new Notice(title, body, Notice.Urgency.CRITICAL, Optional.of("Show"),
                () -> done.add(title + " on " + Thread.currentThread().getName()));
    }

    private String next() throws InterruptedException {
        return done.poll(20, TimeUnit.SECONDS);
    }
}
