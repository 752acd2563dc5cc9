package app.stagepass.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.dbus.MiniBus;
import app.stagepass.vault.FakeSecretService.Person;
import app.stagepass.vault.KeyringProbe.Holding;
import app.stagepass.vault.VaultException.Locked;
import app.stagepass.vault.VaultException.TimedOut;
import app.stagepass.vault.VaultException.Unavailable;
import app.stagepass.vault.VaultException.Unavailable.Missing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.freedesktop.dbus.connections.IDisconnectCallback;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of a Secret Service, on a bus of the test's own. */
@Timeout(60)
class SecretServiceProbeTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private MiniBus bus;
    private FakeSecretService keyring;
    private SecretServiceProbe probe;
    /** The library's thread that noticed that the bus is gone, and then ends. */
    private final CompletableFuture<Thread> noticed = new CompletableFuture<>();

    @BeforeEach
    void an_open_keyring() throws Exception {
        bus = new MiniBus(folder.resolve("bus"));
        keyring = new FakeSecretService(address("bus"));
        probe = probe(LONG);
    }

    @AfterEach
    void all_end() throws Exception {
        probe.close();
        keyring.close();
        bus.close();
    }

    private String address(String socket) {
        return "unix:path=" + folder.resolve(socket);
    }

    private SecretServiceProbe probe(Duration promptLimit) {
        IDisconnectCallback callback = new IDisconnectCallback() {
            @Override
            public void disconnectOnError(IOException e) {
                noticed.complete(Thread.currentThread());
            }
        };
        return new SecretServiceProbe("Stagepass",
                () -> DBusConnectionBuilder.forAddress(address("bus")).withDisconnectCallback(callback), folder,
                promptLimit);
    }

    @Test
    void an_open_keyring_can_be_used_and_says_whose_process_it_is() throws Exception {
        String owner = probe.requireOpen();
        assertThat(owner).startsWith(":1.").isEqualTo(probe.requireOpen());

        keyring.close();
        keyring = new FakeSecretService(address("bus"));

        assertThat(probe.requireOpen()).startsWith(":1.").isNotEqualTo(owner);
    }

    @Test
    void a_locked_one_is_said_to_be_locked_and_nobody_is_asked() {
        keyring.locked = true;

        assertThatThrownBy(probe::requireOpen).isInstanceOf(Locked.class);
        assertThat(keyring.events()).isNotEmpty().containsOnly("called");
    }

    @ParameterizedTest
    @CsvSource({"gnome-keyring-d, GNOME Keyring", "kwalletd6, KWallet", "ksecretd, KWallet", "keepassxc, KeePassXC",
            "pass-secrets, Secret Service"})
    void it_goes_by_the_name_that_people_know(String program, String name) throws Exception {
        assertThat(probe.name()).as("while nobody was asked").isEqualTo("Secret Service");
        Files.createDirectory(folder.resolve("" + MiniBus.PROCESS));
        Files.writeString(folder.resolve(MiniBus.PROCESS + "/comm"), program + "\n");

        probe.requireOpen();

        assertThat(probe.name()).isEqualTo(name);
    }

    @Test
    void where_processes_cannot_be_looked_at_it_goes_by_the_common_name() throws Exception {
        probe.requireOpen();
        assertThat(probe.name()).isEqualTo("Secret Service");
    }

    @Test
    void it_holds_what_was_put_there_under_our_name_and_key() throws Exception {
        keyring.entries.add(Map.of("service", "Stagepass", "account", "a", "xdg:schema", "any"));
        keyring.entries.add(Map.of("service", "another program", "account", "b"));

        assertThat(probe.holds("a")).isEqualTo(Holding.YES);
        assertThat(probe.holds("b")).isEqualTo(Holding.NO);
        assertThat(bus.letIn()).as("all on one connection, besides the keyring's").isEqualTo(2);
    }

    @Test
    void a_bus_without_a_keyring_names_the_keyring_and_finds_one_that_comes_later() throws Exception {
        keyring.close();
        assertUnavailable(probe::requireOpen, Missing.SECRET_SERVICE);
        assertUnavailable(() -> probe.holds("a"), Missing.SECRET_SERVICE);
        assertUnavailable(probe::askToUnlock, Missing.SECRET_SERVICE);

        keyring = new FakeSecretService(address("bus"));
        assertThat(probe.holds("a")).isEqualTo(Holding.NO);
    }

    @Test
    void a_keyring_that_the_bus_can_start_is_started() throws Exception {
        keyring.close();
        bus.canStart(SecretServiceBus.NAME, () -> {
            try {
                keyring = new FakeSecretService(address("bus"));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });

        assertThat(probe.requireOpen()).startsWith(":1.");
    }

    @Test
    void a_keyring_without_a_default_collection_names_that() {
        keyring.hasDefaultCollection = false;
        assertUnavailable(probe::requireOpen, Missing.DEFAULT_COLLECTION);
        assertUnavailable(() -> probe.holds("a"), Missing.DEFAULT_COLLECTION);
        assertUnavailable(probe::askToUnlock, Missing.DEFAULT_COLLECTION);
    }

    @Test
    void without_a_bus_the_bus_is_named_and_a_new_one_is_found() throws Exception {
        probe.requireOpen();
        bus.close();
        Files.delete(folder.resolve("bus"));
        noticed.get(20, TimeUnit.SECONDS).join();
        assertUnavailable(probe::requireOpen, Missing.SESSION_BUS);
        assertUnavailable(probe::requireOpen, Missing.SESSION_BUS);

        keyring.close();
        bus = new MiniBus(folder.resolve("bus"));
        keyring = new FakeSecretService(address("bus"));
        assertThat(probe.requireOpen()).startsWith(":1.");
    }

    @Test
    void a_keyring_that_answers_with_an_error_is_asked_anew_over_a_connection_of_its_own() throws Exception {
        keyring.broken = true;
        assertUnavailable(probe::requireOpen, Missing.SECRET_SERVICE);
        keyring.broken = false;
        int before = bus.letIn();

        assertThat(probe.requireOpen()).startsWith(":1.");
        assertThat(bus.letIn()).isEqualTo(before + 1);
    }

    @Test
    void a_keyring_that_leaves_with_the_answer_has_not_answered_in_time() throws Exception {
        keyring.mayAnswer = new CountDownLatch(1);
        Future<String> answer = meanwhile(probe::requireOpen);
        assertThat(keyring.nextEvent()).isEqualTo("called");
        int before = bus.letIn();
        bus.cut(SecretServiceBus.NAME);

        assertThatThrownBy(() -> answer.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(TimedOut.class);
        assertUnavailable(probe::requireOpen, Missing.SECRET_SERVICE);
        assertThat(bus.letIn()).as("over a new connection").isEqualTo(before + 1);
    }

    @Test
    void a_keyring_that_takes_its_time_is_waited_for() throws Exception {
        keyring.mayAnswer = new CountDownLatch(1);
        Future<Holding> answer = meanwhile(() -> probe.holds("a"));
        assertThat(keyring.nextEvent()).isEqualTo("called");
        keyring.mayAnswer.countDown();

        assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(Holding.NO);
    }

    @Test
    void the_person_is_asked_and_agrees() throws Exception {
        keyring.locked = true;
        probe.askToUnlock();

        assertThat(keyring.events()).contains("prompted").doesNotContain("dismissed");
        assertThat(probe.requireOpen()).isNotEmpty();
        assertThat(bus.rules()).as("who still listens").isZero();
    }

    @Test
    void the_person_may_decline_and_is_not_asked_again_by_itself() throws Exception {
        keyring.locked = true;
        keyring.person = Person.DECLINES;
        probe.askToUnlock();

        assertThatThrownBy(probe::requireOpen).isInstanceOf(Locked.class);
        assertThat(keyring.events()).containsOnlyOnce("prompted").doesNotContain("dismissed");
    }

    @Test
    void a_person_who_comes_back_in_time_is_waited_for() throws Exception {
        keyring.locked = true;
        keyring.person = Person.IS_AWAY;
        Future<String> unlocking = meanwhile(() -> {
            probe.askToUnlock();
            return probe.requireOpen();
        });
        while (!"prompted".equals(keyring.nextEvent())) {
            assertThat(unlocking).isNotDone();
        }
        keyring.answer(Person.AGREES);

        assertThat(unlocking.get(20, TimeUnit.SECONDS)).isNotEmpty();
        assertThat(keyring.events()).doesNotContain("dismissed");
    }

    @Test
    void a_prompt_that_nobody_answers_is_taken_away() throws Exception {
        keyring.locked = true;
        keyring.person = Person.IS_AWAY;
        try (SecretServiceProbe impatient = probe(Duration.ofMillis(1))) {
            impatient.askToUnlock();
            assertThat(keyring.events()).endsWith("prompted", "dismissed");
            assertThatThrownBy(impatient::requireOpen).isInstanceOf(Locked.class);
        }
    }

    @Test
    void a_keyring_that_opens_by_itself_shows_no_prompt() throws Exception {
        keyring.locked = true;
        keyring.opensByItself = true;
        probe.askToUnlock();

        assertThat(keyring.events()).containsOnly("called");
        assertThat(probe.requireOpen()).isNotEmpty();
    }

    @Test
    void closed_it_leaves_the_bus() throws Exception {
        probe.requireOpen();
        assertThat(bus.open()).isEqualTo(2);
        probe.close();
        while (bus.open() > 1) {
            Thread.onSpinWait();
            assertThat(Thread.currentThread().isInterrupted()).as("the test's time is over").isFalse();
        }
    }

    private static <T> Future<T> meanwhile(Callable<T> what) {
        ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
        Future<T> future = thread.submit(what);
        thread.shutdown();
        return future;
    }

    private static void assertUnavailable(ThrowingCallable call, Missing part) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Unavailable.class,
                e -> assertThat(e.missing()).isEqualTo(part));
    }
}
