package app.stagepass.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.core.JacksonException;

/** The stand-in misbehaves as ordered, as often as ordered, and where ordered. */
class FaultsTest extends SandboxTest {

    @Test
    void a_fault_lasts_as_many_requests_as_ordered_at_one_endpoint() throws Exception {
        Pair pair = server.grant(app, OWL, Set.of());
        server.breakIt(Endpoint.VALIDATE, new Fault.Status(503, Optional.of("0")), 2);

        for (int i = 0; i < 2; i++) {
            HttpResponse<String> broken = web.validate(pair.access().reveal());
            assertThat(broken.statusCode()).isEqualTo(503);
            assertThat(broken.headers().firstValue("Retry-After")).contains("0");
        }
        assertThat(web.validate(pair.access().reveal()).statusCode()).isEqualTo(200);
        assertThat(counted(Counters.Event.FAULT)).isEqualTo(2);
        assertThat(counted(Counters.Event.VALIDATE)).as("what was carried out").isOne();
    }

    @Test
    void a_fault_without_number_lasts_until_mended() throws Exception {
        Pair pair = server.grant(app, OWL, Set.of());
        server.breakIt(Endpoint.VALIDATE, new Fault.Status(500, Optional.empty()), 0);

        for (int i = 0; i < 4; i++) {
            assertThat(web.validate(pair.access().reveal()).statusCode()).isEqualTo(500);
        }
        server.mend();
        assertThat(web.validate(pair.access().reveal()).statusCode()).isEqualTo(200);
    }

    @Test
    void too_many_requests_is_said_without_a_body() throws Exception {
        server.breakIt(Endpoint.VALIDATE, new Fault.Status(429, Optional.empty()), 1);
        HttpResponse<String> answer = web.validate("any");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
    }

    @Test
    void odd_answers_come_as_ordered() throws Exception {
        server.breakIt(Endpoint.VALIDATE, new Fault.Answer(401, "text/plain", "proxy", false), 1);
        HttpResponse<String> odd = web.validate("any");
        assertThat(odd.statusCode()).isEqualTo(401);
        assertThat(odd.body()).isEqualTo("proxy");

        server.breakIt(Endpoint.VALIDATE, new Fault.Html(200), 1);
        assertThat(web.validate("any").headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");

        server.breakIt(Endpoint.VALIDATE, new Fault.Malformed(), 1);
        HttpResponse<String> malformed = web.validate("any");
        assertThatThrownBy(() -> Web.json(malformed)).isInstanceOf(JacksonException.class);

        server.breakIt(Endpoint.VALIDATE, new Fault.WrongTypes(), 1);
        assertThat(Web.json(web.validate("any")).get("client_id").isString()).isFalse();

        server.breakIt(Endpoint.VALIDATE, new Fault.Huge(), 1);
        assertThat(web.validate("any").body()).hasSizeGreaterThan(10 * 1024 * 1024);

        server.breakIt(Endpoint.VALIDATE, new Fault.Redirect("http://localhost:1/"), 1);
        assertThat(web.validate("any").statusCode()).isEqualTo(307);
    }

    @Test
    void a_truncated_answer_was_carried_out() throws Exception {
        Pair pair = server.grant(open, OWL, Set.of());
        server.breakIt(Endpoint.TOKEN, new Fault.Truncated(), 1);
        HttpResponse<String> cut = refresh(pair);

        assertThat(cut.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> Web.json(cut)).isInstanceOf(JacksonException.class);
        refresh(pair);
        assertThat(counted(Counters.Event.SPENT_REFRESH_RESENT)).isOne();
    }

    @Test
    void a_reset_comes_before_or_after_the_deed_and_is_a_real_one() throws Exception {
        Pair pair = server.grant(open, OWL, Set.of());
        server.breakIt(Endpoint.TOKEN, new Fault.Reset(false), 1);
        assertThatThrownBy(() -> refresh(pair)).isInstanceOf(IOException.class);
        assertThat(counted(Counters.Event.REFRESH)).isZero();

        server.breakIt(Endpoint.TOKEN, new Fault.Reset(true), 1);
        assertThatThrownBy(() -> refresh(pair)).isInstanceOf(IOException.class);
        assertThat(counted(Counters.Event.REFRESH)).isOne();
        assertThat(counted(Counters.Event.TOKEN_REQUEST)).isEqualTo(2);

        server.breakIt(Endpoint.VALIDATE, new Fault.Reset(false), 1);
        assertThatThrownBy(() -> web.raw("GET /oauth2/validate HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .isInstanceOf(SocketException.class).hasMessageContaining("reset");
    }

    @Test
    @Timeout(60)
    void a_held_answer_comes_when_released_and_the_deed_was_done_before() throws Exception {
        Pair pair = server.grant(open, OWL, Set.of());
        CompletableFuture<Void> release = new CompletableFuture<>();
        server.breakIt(Endpoint.TOKEN, new Fault.Held(release), 1);
        CompletableFuture<HttpResponse<String>> answer = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                answer.complete(refresh(pair));
            } catch (Exception e) {
                answer.completeExceptionally(e);
            }
        });

        while (counted(Counters.Event.REFRESH) == 0) {
            Thread.onSpinWait();
        }
        assertThat(answer).isNotDone();
        release.complete(null);
        assertThat(answer.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }

    @Test
    void a_late_answer_is_the_true_one() throws Exception {
        Pair pair = server.grant(app, OWL, Set.of());
        server.breakIt(Endpoint.VALIDATE, new Fault.Slow(Duration.ofMillis(50)), 1);

        assertThat(web.validate(pair.access().reveal()).body()).contains("nightowl");
    }

    @Test
    void every_fault_on_the_menu_of_the_control_page_breaks_something() throws Exception {
        Pair pair = server.grant(app, OWL, Set.of());
        String truth = web.validate(pair.access().reveal()).body();
        for (var entry : FaultMenu.ALL.entrySet()) {
            if (entry.getValue() instanceof Fault.Slow) {
                continue;
            }
            server.breakIt(Endpoint.VALIDATE, entry.getValue(), 0); // the JDK's client asks again after a reset
            String answer;
            try {
                answer = web.validate(pair.access().reveal()).body();
            } catch (IOException e) {
                answer = "the connection was lost";
            }
            assertThat(answer).as(entry.getKey()).isNotEqualTo(truth);
        }
        server.mend();
        assertThat(web.validate(pair.access().reveal()).body()).isEqualTo(truth);
    }

    private HttpResponse<String> refresh(Pair pair) throws IOException, InterruptedException {
        return web.token("client_id", open.id().value(), "grant_type", "refresh_token", "refresh_token",
                pair.refresh().reveal());
    }
}
