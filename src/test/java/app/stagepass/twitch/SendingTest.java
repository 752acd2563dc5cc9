package app.stagepass.twitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.oauth.Departure;
import app.stagepass.oauth.OAuthException.Unreachable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gate before the first byte, for whatever OkHttp or somebody's interceptor may come to do one day. */
class SendingTest {

    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
        server.answers(Answer.json(200, Given.TOKENS));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private Request.Builder request() {
        return new Request.Builder().url(server.endpoints().oauth() + "/token");
    }

    @Test
    void whatWasGivenUpDoesNotLeave() {
        Sending sending = new Sending(Departure.UNNOTED);
        sending.abandon();
        Request request = request().tag(Sending.class, sending).build();

        assertThatIOException().isThrownBy(() -> HttpClients.create().newCall(request).execute().close());

        assertThat(server.received()).isEmpty();
        assertThat(sending.hasStarted()).isFalse();
    }

    @Test
    void whatHasLeftCannotBeGivenUpAnyMore() throws Exception {
        Sending sending = new Sending(Departure.UNNOTED);
        Request request = request().tag(Sending.class, sending).build();

        HttpClients.create().newCall(request).execute().close();
        sending.abandon();

        assertThat(sending.hasStarted()).isTrue();
    }

    @Test
    void whatIsHeldBackAtTheLastMomentDoesNotLeaveAndIsNotTakenForSent() {
        var twitch = new TwitchAuthorizationServer(server.endpoints(), new TwitchHttp(Given.CLOCK), secret -> {});

        assertThatThrownBy(
                () -> twitch.refresh(Given.PUBLIC_CLIENT, Optional.empty(), Given.REFRESH, () -> {
                    throw new IOException("held back");
                })).isInstanceOfSatisfying(Unreachable.class, e -> assertThat(e.mayHaveArrived()).isFalse());

        assertThat(server.received()).isEmpty();
    }

    @Test
    void theDepartureIsToldOnceAndBeforeAnythingArrives() throws Exception {
        var twitch = new TwitchAuthorizationServer(server.endpoints(), new TwitchHttp(Given.CLOCK), secret -> {});
        List<Integer> arrived = new ArrayList<>();

        twitch.refresh(Given.CLIENT, Optional.of(Given.SECRET), Given.REFRESH,
                () -> arrived.add(server.received().size()));

        assertThat(arrived).containsExactly(0);
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void anInterceptorThatSendsEverythingTwiceCannotSpendATokenTwice() throws Exception {
        TwitchHttp eager = new TwitchHttp(sendingTwice(), Given.CLOCK, Duration.ofSeconds(20));
        var twitch = new TwitchAuthorizationServer(server.endpoints(), eager, secret -> {});

        assertThatThrownBy(() -> TokenRequest.REFRESH.send(twitch)).isInstanceOf(Unreachable.class);

        assertThat(server.received()).hasSize(1);
    }

    private static OkHttpClient sendingTwice() {
        return HttpClients.create().newBuilder().addInterceptor(chain -> {
            chain.proceed(chain.request()).close();
            return chain.proceed(chain.request());
        }).build();
    }
}
