package app.stagepass.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.ByteArrayEndPoint;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may stay when there are too many, and for how long; told without a network, by a clock that a test turns. */
class ConnectionGuardTest {

    private static final Duration HEAD = Duration.ofSeconds(10);
    private static final Duration YOUNG = Duration.ofSeconds(1);
    private static final Duration HOLD = Duration.ofSeconds(5);
    private static final Duration HELD_DEADLINE = HOLD.plus(HEAD);
    /** Full with the fourth. */
    private static final ReceiverLimits LIMITS = new ReceiverLimits(HEAD, YOUNG, HOLD, Duration.ZERO, Duration.ZERO, 4,
            2);

    private final HandScheduler scheduler = new HandScheduler();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final ConnectionGuard guard = new ConnectionGuard(LIMITS, scheduler, nanos::get);
    private final ServerConnector connector = new ServerConnector(new Server());
    private final List<Client> clients = new ArrayList<>();

    @BeforeEach
    void watch() {
        guard.watch(connector);
    }

    @AfterEach
    void close() throws IOException {
        for (Client client : clients) {
            client.channel.close();
        }
    }

    /** One connection, from the moment in which it is accepted. */
    private final class Client extends ByteArrayEndPoint {
        private final SocketChannel channel;
        private final Connection connection = new AbstractConnection(this, Runnable::run) {
            @Override
            public void onFillable() {}
        };

        Client() throws IOException {
            channel = SocketChannel.open();
            clients.add(this);
            guard.onAccepting(channel);
        }

        @Override
        public Object getTransport() {
            return channel;
        }

        void leave() {
            guard.onClosed(connection);
        }
    }

    private Client arriving() throws IOException {
        return new Client();
    }

    private Client opened() throws IOException {
        Client client = arriving();
        guard.onOpened(client.connection);
        return client;
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void the_server_tells_it_of_every_connection() {
        assertThat(connector.getBeans(ConnectionGuard.class)).containsExactly(guard);
    }

    @Test
    void a_connection_ends_at_its_deadline_whatever_it_sends() throws Exception {
        Client client = opened();
        assertThat(scheduler.due()).containsExactly(HEAD);
        assertThat(client.isOpen()).isTrue();
        scheduler.run(HEAD);
        assertThat(client.isOpen()).isFalse();
    }

    @Test
    void one_that_ended_by_itself_has_no_deadline_left() throws Exception {
        opened().leave();
        assertThat(scheduler.due()).isEmpty();
    }

    @Test
    void when_there_are_too_many_the_oldest_goes_first() throws Exception {
        Client oldest = opened();
        Client second = opened();
        Client third = opened();
        pass(YOUNG);
        Client fourth = opened();
        assertThat(oldest.isOpen()).isFalse();
        assertThat(List.of(second, third, fourth)).allMatch(Client::isOpen);
        assertThat(connector.isAccepting()).isTrue();
        assertThat(scheduler.due()).as("the deadlines of those who stay").containsExactly(HEAD, HEAD, HEAD);
    }

    @Test
    void the_young_are_safe_and_the_next_wait_outside() throws Exception {
        Client first = opened();
        opened();
        opened();
        pass(YOUNG.minusNanos(1));
        assertThat(connector.isAccepting()).isTrue();
        opened();
        assertThat(clients).allMatch(Client::isOpen);
        assertThat(connector.isAccepting()).isFalse();
        first.leave();
        assertThat(connector.isAccepting()).isTrue();
    }

    @Test
    void while_the_next_wait_it_looks_again_until_somebody_is_old_enough() throws Exception {
        for (int i = 0; i < 4; i++) {
            opened();
        }
        arriving();
        assertThat(scheduler.due()).as("once, however many come").containsOnlyOnce(YOUNG);
        scheduler.run(YOUNG);
        assertThat(clients).allMatch(Client::isOpen);
        assertThat(scheduler.due()).containsOnlyOnce(YOUNG);
        pass(YOUNG);
        scheduler.run(YOUNG);
        assertThat(clients).extracting(Client::isOpen).containsExactly(false, false, true, true, true);
        assertThat(connector.isAccepting()).isTrue();
        assertThat(scheduler.due()).doesNotContain(YOUNG);
    }

    @Test
    void who_waits_for_the_result_has_a_new_deadline_and_is_not_pushed_out() throws Exception {
        Client waiting = opened();
        assertThat(guard.hold(waiting)).isTrue();
        assertThat(scheduler.due()).containsExactly(HELD_DEADLINE);
        opened();
        opened();
        pass(YOUNG);
        opened();
        assertThat(clients).extracting(Client::isOpen).containsExactly(true, false, true, true);
        scheduler.run(HELD_DEADLINE);
        assertThat(waiting.isOpen()).isFalse();
    }

    @Test
    void only_some_may_wait_for_the_result_and_each_counts_once() throws Exception {
        Client first = opened();
        Client second = opened();
        Client third = opened();
        assertThat(guard.hold(first)).isTrue();
        assertThat(guard.hold(first)).as("again, in its own place").isTrue();
        assertThat(guard.hold(second)).isTrue();
        assertThat(guard.hold(third)).isFalse();
        third.leave();
        Client fourth = opened();
        assertThat(guard.hold(fourth)).as("one left that did not wait").isFalse();
        first.leave();
        assertThat(guard.hold(fourth)).as("one left that did").isTrue();
    }

    @Test
    void one_that_is_gone_cannot_be_kept() throws Exception {
        Client gone = opened();
        gone.leave();
        assertThat(guard.hold(gone)).isFalse();
    }

    @Test
    void one_that_never_got_as_far_as_being_open_gives_its_place_back() throws Exception {
        opened();
        opened();
        Client failing = arriving();
        guard.onAcceptFailed(failing.channel, new IOException());
        Client closing = arriving();
        guard.onClosed(closing.channel);
        pass(YOUNG);
        opened();
        assertThat(clients).as("three are not too many").allMatch(Client::isOpen);
        assertThat(connector.isAccepting()).isTrue();
    }

    @Test
    void at_the_end_everybody_goes_and_so_does_who_comes_late() throws Exception {
        Client open = opened();
        Client coming = arriving();
        guard.closeAll();
        assertThat(open.isOpen()).isFalse();
        assertThat(coming.channel.isOpen()).isFalse();
        guard.onOpened(coming.connection);
        assertThat(coming.isOpen()).isFalse();
        assertThat(arriving().channel.isOpen()).isFalse();
    }
}
