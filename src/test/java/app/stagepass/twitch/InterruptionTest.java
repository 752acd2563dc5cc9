package app.stagepass.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.oauth.AuthorizationServer;
import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.OAuthException.Unreachable;
import app.stagepass.token.TokenSet;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ending a call from outside. */
class InterruptionTest {

    /** How a call ended: with tokens or a failure, and whether its thread still knows that it was interrupted. */
    private record End(Optional<TokenSet> tokens, Optional<OAuthException> failure, boolean flag) {}

    private interface Calling {
        Optional<TokenSet> call(AuthorizationServer twitch) throws OAuthException;
    }

    private static Callable<End> watching(AuthorizationServer twitch, Calling calling) {
        return () -> {
            try {
                Optional<TokenSet> tokens = calling.call(twitch);
                return new End(tokens, Optional.empty(), Thread.currentThread().isInterrupted());
            } catch (OAuthException e) {
                return new End(Optional.empty(), Optional.of(e), Thread.currentThread().isInterrupted());
            }
        };
    }

    private static End endOf(FutureTask<End> task) throws Exception {
        return task.get(15, TimeUnit.SECONDS);
    }

    @Test
    void aQuestionEndsAtOnce() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            server.answers((request, peer) -> peer.keepSilent());
            FutureTask<End> task = new FutureTask<>(watching(Given.twitch(server), twitch -> {
                twitch.validate(Given.ACCESS);
                return Optional.empty();
            }));
            Thread thread = Thread.ofVirtual().start(task);
            server.next();

            thread.interrupt();

            End end = endOf(task);
            assertThat(end.failure()).get().isInstanceOfSatisfying(Unreachable.class,
                    failure -> assertThat(failure.mayHaveArrived()).isTrue());
            assertThat(end.flag()).isTrue();
        }
    }

    @Test
    void anExchangeEndsAtOnceAndSaysThatItHadLeft() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            server.answers((request, peer) -> peer.keepSilent());
            FutureTask<End> task = new FutureTask<>(
                    watching(Given.twitch(server), twitch -> Optional.of(TokenRequest.EXCHANGE.send(twitch))));
            Thread thread = Thread.ofPlatform().daemon().start(task);
            server.next();

            thread.interrupt();

            End end = endOf(task);
            assertThat(end.failure()).get().isInstanceOfSatisfying(Unreachable.class,
                    failure -> assertThat(failure.mayHaveArrived()).isTrue());
            assertThat(end.flag()).isTrue();
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void aRefreshThatHasLeftIsHeardToItsEndSoThatTheNewTokenIsNotLost() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            CountDownLatch interruptTaken = new CountDownLatch(1);
            server.answers((request, peer) -> {
                awaitQuietly(interruptTaken);
                Answer.json(200, Given.TOKENS).give(request, peer);
            });
            FutureTask<End> task = new FutureTask<>(
                    watching(Given.twitch(server), twitch -> Optional.of(TokenRequest.REFRESH.send(twitch))));
            Thread thread = Thread.ofVirtual().start(task);
            server.next();

            thread.interrupt();
            while (thread.isInterrupted() && thread.isAlive()) {
                Thread.onSpinWait();
            }
            interruptTaken.countDown();

            End end = endOf(task);
            assertThat(end.tokens().orElseThrow().refresh().orElseThrow().reveal()).isEqualTo("canary-new-refresh");
            assertThat(end.flag()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatHasNotLeftNeverDoes(TokenRequest request) throws Exception {
        try (ScriptedServer server = new ScriptedServer(); SlowDns dns = new SlowDns()) {
            var client = HttpClients.create().newBuilder().dns(dns).build();
            var http = new TwitchHttp(client, Given.CLOCK, Duration.ofSeconds(20));
            var twitch = new TwitchAuthorizationServer(server.endpoints("http", "localhost"), http, secret -> {});
            FutureTask<End> task = new FutureTask<>(watching(twitch, it -> Optional.of(request.send(it))));
            Thread thread = Thread.ofVirtual().start(task);
            dns.awaitQuestion();

            thread.interrupt();

            End end = endOf(task);
            assertThat(end.failure()).get().isInstanceOfSatisfying(Unreachable.class,
                    failure -> assertThat(failure.mayHaveArrived()).isFalse());
            assertThat(end.flag()).isTrue();
            dns.answer();
            client.dispatcher().executorService().close();
            assertThat(server.received()).isEmpty();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
