package app.stagepass;

import static app.stagepass.Snapshots.DEAD;
import static app.stagepass.Snapshots.NOON;
import static app.stagepass.Snapshots.token;
import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.desktop.Notice;
import app.stagepass.token.CredentialStatus;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.watch.Credentials;
import app.stagepass.words.Words;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who has all checked by a second start hears what came of it. */
class CheckAnswerTest {

    private static final CredentialStatus GOOD = new CredentialStatus.Valid(NOON, Optional.empty());
    private static final CredentialStatus CHECKING = new CredentialStatus.Checking();
    private static final CredentialStatus OFFLINE = new CredentialStatus.Unverified(NOON,
            CredentialStatus.Trouble.OFFLINE);

    private final List<Notice> told = new ArrayList<>();
    private final Queue<Runnable> workers = new ArrayDeque<>();
    private final List<Consumer<List<CredentialSnapshot>>> observers = new ArrayList<>();
    private List<CredentialSnapshot> now = List.of();
    private boolean windowInFront;
    private int opened;
    private final CheckAnswer answer = new CheckAnswer(this::observe,
            Words.of(Locale.ENGLISH, new TestClock(), ZoneOffset.UTC), () -> windowInFront, told::add, workers::add,
            () -> opened++);

    private Credentials.Observation observe(Consumer<List<CredentialSnapshot>> observer) {
        observers.add(observer);
        observer.accept(now);
        return () -> observers.remove(observer);
    }

    @Test
    void two_who_ask_at_the_same_moment_leave_nobody_listening() {
        List<Consumer<List<CredentialSnapshot>>> listening = new ArrayList<>();
        Queue<Runnable> meanwhile = new ArrayDeque<>();
        now = List.of(token("owl", GOOD));
        CheckAnswer both = new CheckAnswer(observer -> {
            observer.accept(now);
            while (!meanwhile.isEmpty()) {
                meanwhile.remove().run();
            }
            listening.add(observer);
            return () -> listening.remove(observer);
        }, Words.of(Locale.ENGLISH, new TestClock(), ZoneOffset.UTC), () -> windowInFront, told::add, workers::add,
                () -> opened++);
        meanwhile.add(() -> { // the first was answered, and does not know yet who listens for it
            now = List.of(token("owl", CHECKING));
            both.give();
        });
        both.give();
        assertThat(listening).as("for the second").hasSize(1);

        List.copyOf(listening).forEach(one -> one.accept(List.of(token("owl", GOOD))));
        work();
        assertThat(listening).isEmpty();
        assertThat(told).hasSize(2);
    }

    private void are(CredentialStatus... all) {
        now = IntStream.range(0, all.length).mapToObj(i -> token("owl" + i, all[i])).toList();
        List.copyOf(observers).forEach(one -> one.accept(now));
        work();
    }

    private void work() {
        while (!workers.isEmpty()) {
            workers.remove().run();
        }
    }

    private String titleFor(CredentialStatus... all) {
        told.clear();
        are(CHECKING);
        answer.give();
        are(all);
        return told.getFirst().title();
    }

    @Test
    void nothing_is_said_until_all_are_through_and_then_once() {
        are(CHECKING, CHECKING, CHECKING, CHECKING);
        answer.give();
        answer.give();
        are(GOOD, new CredentialStatus.Renewing(), CHECKING, GOOD);
        assertThat(told).isEmpty();
        are(GOOD, GOOD, GOOD, GOOD);
        are(GOOD, GOOD, GOOD, DEAD);
        assertThat(told).extracting(Notice::title).containsExactly("All 4 tokens are good");
        assertThat(observers).as("still looking").isEmpty();
        told.getFirst().onAction().run();
        assertThat(opened).isEqualTo(1);
    }

    @Test
    void what_came_of_it_is_said_with_numbers() {
        assertThat(titleFor(GOOD)).isEqualTo("Your token is good");
        assertThat(titleFor(GOOD, DEAD, GOOD, OFFLINE)).isEqualTo("1 of 4 needs you");
        assertThat(titleFor(DEAD, new CredentialStatus.Locked(CredentialStatus.Keyring.LOCKED)))
                .isEqualTo("2 of 2 need you");
        assertThat(titleFor(GOOD, OFFLINE, OFFLINE)).isEqualTo("2 of 3 could not be checked");
        assertThat(titleFor(GOOD, new CredentialStatus.Moved())).as("those on another computer do not count")
                .isEqualTo("Your token is good");
        assertThat(titleFor()).isEqualTo("No tokens to check");
    }

    @Test
    void where_nothing_can_be_checked_that_is_said_at_once() {
        are(DEAD);
        answer.give();
        work();
        assertThat(told).extracting(Notice::title).containsExactly("1 of 1 needs you");
        assertThat(observers).isEmpty();
    }

    @Test
    void a_window_in_front_says_it_itself() {
        are(CHECKING);
        answer.give();
        windowInFront = true;
        are(GOOD);
        assertThat(told).isEmpty();
    }
}
