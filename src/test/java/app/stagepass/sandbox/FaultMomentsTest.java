package app.stagepass.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The stand-in can go wrong before it did what was asked, in the middle of its answer, and after. */
@Timeout(60)
class FaultMomentsTest extends SandboxTest {

    private static final Fault DOWN = new Fault.Status(503, Optional.empty());

    private final CompletableFuture<Boolean> released = new CompletableFuture<>();
    private Pair pair;

    @BeforeEach
    void a_token() {
        pair = server.grant(app, OWL, Set.of());
    }

    private CompletableFuture<Integer> asked() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return web.validate(pair.access().reveal()).statusCode();
            } catch (IOException | InterruptedException e) {
                return 0;
            }
        });
    }

    @Test
    void what_was_carried_out_can_be_answered_as_if_it_was_not() throws Exception {
        server.breakIt(Endpoint.VALIDATE, new Fault.CarriedOut(DOWN), 1);
        assertThat(web.validate(pair.access().reveal()).statusCode()).isEqualTo(503);
        assertThat(counted(Counters.Event.VALIDATE)).isOne();
    }

    @Test
    void any_answer_can_break_off_in_its_middle_also_one_without_a_body() {
        for (Fault fault : new Fault[]{DOWN, new Fault.Status(429, Optional.empty()), new Fault.Html(200)}) {
            server.breakIt(Endpoint.VALIDATE, new Fault.BrokenOff(fault), 1);
            assertThatThrownBy(() -> web.validate(pair.access().reveal())).isInstanceOf(IOException.class);
        }
        assertThat(counted(Counters.Event.VALIDATE)).isEqualTo(3);
    }

    @Test
    void an_answer_can_stall_and_a_request_can_be_met_with_silence() throws Exception {
        server.breakIt(Endpoint.VALIDATE, new Fault.Stalled(released), 0);
        CompletableFuture<Integer> first = asked();
        while (counted(Counters.Event.VALIDATE) == 0) {
            Thread.onSpinWait();
        }
        server.breakIt(Endpoint.VALIDATE, new Fault.Silent(released), 0);
        CompletableFuture<Integer> second = asked();
        while (counted(Counters.Event.FAULT) < 2) { // a client that tries again gets the same
            Thread.onSpinWait();
        }
        assertThat(first).isNotDone();
        assertThat(second).isNotDone();

        released.complete(true);
        assertThat(first.get(20, TimeUnit.SECONDS)).isZero();
        assertThat(second.get(20, TimeUnit.SECONDS)).isZero();
        assertThat(counted(Counters.Event.VALIDATE)).as("silence is not obedience").isOne();
    }

    @Test
    void a_token_can_die_between_what_was_done_and_the_answer() throws Exception {
        server.breakIt(Endpoint.VALIDATE, new Fault.Meanwhile(() -> server.disconnect(any -> true)), 1);
        assertThat(web.validate(pair.access().reveal()).statusCode()).isEqualTo(200);
        assertThat(web.validate(pair.access().reveal()).statusCode()).isEqualTo(401);
    }
}
