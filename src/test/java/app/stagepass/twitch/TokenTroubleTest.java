package app.stagepass.twitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.stagepass.oauth.OAuthException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever answers a token request, it leaves once, fails as what it is, and shows no secret and no word of the server's. */
class TokenTroubleTest {

    private static final Duration SOON = Duration.ofMillis(500);
    private static final Duration USUAL = Duration.ofSeconds(20);
    private static final String HTML = "<html>canary-page <form>Please log in to the hotel's network</form></html>";

    /** One row: what the server does, and the text of the exception that has to come of it, which is data only. */
    record Row(String name, Answer answer, String failure, Duration limit) {

        static Row of(String name, Answer answer, String failure) {
            return new Row(name, answer, failure, USUAL);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<Row> rows() {
        return Stream.of(
                Row.of("400 unknown", Answer.error(400, "canary of a new kind"),
                        "UnexpectedAnswer: unexpected answer, status 400: STATUS"),
                Row.of("400 invalid grant", Answer.error(400, "Invalid grant"),
                        "UnexpectedAnswer: unexpected answer, status 400: STATUS"),
                Row.of("400 invalid client", Answer.error(400, "invalid client"),
                        "InvalidClient: invalid client: CLIENT_ID, status 400"),
                Row.of("400 invalid client, shouted", Answer.error(400, "INVALID CLIENT"),
                        "InvalidClient: invalid client: CLIENT_ID, status 400"),
                Row.of("400 missing client secret", Answer.error(400, "missing client secret"),
                        "InvalidClient: invalid client: CLIENT_SECRET, status 400"),
                Row.of("403 invalid client secret", Answer.error(403, "invalid client secret"),
                        "InvalidClient: invalid client: CLIENT_SECRET, status 403"),
                Row.of("400 public client", Answer.error(400, "Invalid client credentials"),
                        "InvalidClient: invalid client: CLIENT_TYPE, status 400"),
                Row.of("400 redirect", Answer.error(400, "Parameter redirect_uri does not match registeredURI"),
                        "InvalidClient: invalid client: REDIRECT_URI, status 400"),
                Row.of("401 unknown", Answer.error(401, "canary"),
                        "UnexpectedAnswer: unexpected answer, status 401: STATUS"),
                Row.of("401 without a body", Answer.json(401, ""),
                        "UnexpectedAnswer: unexpected answer, status 401: STATUS"),
                Row.of("403 page of a proxy", Answer.html(403, HTML),
                        "UnexpectedAnswer: unexpected answer, status 403: WEB_PAGE"),
                Row.of("404", Answer.error(404, "client does not exist"),
                        "InvalidClient: invalid client: CLIENT_ID, status 404"),
                Row.of("407", Answer.html(407, HTML),
                        "Unreachable: unreachable: PROXY_AUTHENTICATION, mayHaveArrived=true"),
                Row.of("408", Answer.error(408, "late"), "UnexpectedAnswer: unexpected answer, status 408: STATUS"),
                Row.of("421", Answer.error(421, "lost"), "UnexpectedAnswer: unexpected answer, status 421: STATUS"),
                Row.of("429", Answer.json(429, "", "Retry-After: 7"), "RateLimited: rate limited, retry after "
                        + "Optional[PT7S]"),
                Row.of("429 with a date",
                        Answer.json(429, "", "Retry-After: Tue, 01 Sep 2026 12:00:30 GMT"),
                        "RateLimited: rate limited, retry after Optional[PT30S]"),
                Row.of("500", Answer.error(500, "canary"), "ServerFailing: server failing, status 500"),
                Row.of("500 invalid refresh token", Answer.error(500, "Invalid refresh token"),
                        "ServerFailing: server failing, status 500"),
                Row.of("502 page", Answer.html(502, HTML), "ServerFailing: server failing, status 502"),
                Row.of("503", Answer.json(503, ""), "ServerFailing: server failing, status 503"),
                Row.of("503, again at once", Answer.json(503, "", "Retry-After: 0"),
                        "ServerFailing: server failing, status 503"),
                Row.of("302", Answer.html(302, HTML), "UnexpectedAnswer: unexpected answer, status 302: REDIRECT"),
                Row.of("307 to itself", Answer.of(307, "text/plain", "", "Location: /oauth2/token"),
                        "UnexpectedAnswer: unexpected answer, status 307: REDIRECT"),
                Row.of("308 to itself", Answer.of(308, "text/plain", "", "Location: /oauth2/token"),
                        "UnexpectedAnswer: unexpected answer, status 308: REDIRECT"),
                Row.of("204", (request, peer) -> {
                    peer.body();
                    peer.write("HTTP/1.1 204 Nothing\r\n\r\n");
                }, "UnexpectedAnswer: unexpected answer, status 204: STATUS"),
                Row.of("200 page of a hotel", Answer.html(200, HTML),
                        "UnexpectedAnswer: unexpected answer, status 200: WEB_PAGE"),
                Row.of("200 empty", Answer.json(200, ""), "UnexpectedAnswer: unexpected answer, status 200: NOT_JSON"),
                Row.of("200 plain words", Answer.json(200, "canary ok"),
                        "UnexpectedAnswer: unexpected answer, status 200: NOT_JSON"),
                Row.of("200 cut off", Answer.json(200, "{\"access_token\":\"canary-new-acc"),
                        "UnexpectedAnswer: unexpected answer, status 200: BROKEN_JSON"),
                Row.of("200 too deep", Answer.json(200, "[".repeat(20_000)),
                        "UnexpectedAnswer: unexpected answer, status 200: BROKEN_JSON"),
                Row.of("200 a list", Answer.json(200, "[1]"),
                        "UnexpectedAnswer: unexpected answer, status 200: WRONG_TYPE"),
                Row.of("200 an error in disguise", Answer.json(200, "{\"error\":\"canary\"}"),
                        "UnexpectedAnswer: unexpected answer, status 200: MISSING_FIELD"),
                Row.of("200 null token", Answer.json(200, "{\"access_token\":null,\"refresh_token\":\"canary\"}"),
                        "UnexpectedAnswer: unexpected answer, status 200: MISSING_FIELD"),
                Row.of("200 token is a number", Answer.json(200, "{\"access_token\":42}"),
                        "UnexpectedAnswer: unexpected answer, status 200: WRONG_TYPE"),
                Row.of("200 token with a space", Answer.json(200, "{\"access_token\":\"canary token\"}"),
                        "UnexpectedAnswer: unexpected answer, status 200: WRONG_TYPE"),
                Row.of("10 MB", tenMegabytes(), "UnexpectedAnswer: unexpected answer, status 200: TOO_LARGE"),
                Row.of("500 and 10 MB", Answer.html(500, "x".repeat(10_000_000)),
                        "ServerFailing: server failing, status 500"),
                Row.of("fewer bytes than announced", (request, peer) -> {
                    peer.body();
                    peer.write("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n" + Given.TOKENS);
                    peer.hangUp();
                }, "Unreachable: unreachable: CONNECTION_LOST, mayHaveArrived=true"),
                Row.of("no HTTP", (request, peer) -> {
                    peer.body();
                    peer.write("220 canary.example ESMTP\r\n");
                    peer.hangUp();
                }, "Unreachable: unreachable: CONNECTION_LOST, mayHaveArrived=true"),
                Row.of("hung up without a word", (request, peer) -> {
                    peer.body();
                    peer.hangUp();
                }, "Unreachable: unreachable: CONNECTION_LOST, mayHaveArrived=true"),
                Row.of("reset before the body is read", (request, peer) -> peer.reset(),
                        "Unreachable: unreachable: CONNECTION_LOST, mayHaveArrived=true"),
                Row.of("reset after the body", (request, peer) -> {
                    peer.body();
                    peer.reset();
                }, "Unreachable: unreachable: CONNECTION_LOST, mayHaveArrived=true"),
                new Row("no answer", (request, peer) -> peer.keepSilent(),
                        "Unreachable: unreachable: TIMED_OUT, mayHaveArrived=true", SOON),
                new Row("half an answer", (request, peer) -> {
                    peer.body();
                    peer.write("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{");
                    peer.keepSilent();
                }, "Unreachable: unreachable: TIMED_OUT, mayHaveArrived=true", SOON));
    }

    /** Goes on only as long as it is read, so a client that read it all would meet the end and call it something else. */
    private static Answer tenMegabytes() {
        return (request, peer) -> {
            peer.body();
            peer.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"access_token\":\"");
            byte[] chunk = new byte[10_000];
            Arrays.fill(chunk, (byte) 'a');
            for (int sent = 0; sent < 1_000; sent++) {
                peer.out().write(chunk);
            }
            peer.hangUp();
        };
    }

    static Stream<Arguments> everyRowForEachRequest() {
        return rows().flatMap(row -> Arrays.stream(TokenRequest.values()).map(request -> arguments(request, row)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyRowForEachRequest")
    void isATypedFailureAndLeavesOnce(TokenRequest request, Row row) throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            server.answers(row.answer());
            var twitch = new TwitchAuthorizationServer(server.endpoints(), Given.http(row.limit()), secret -> {});

            OAuthException failure = catchThrowableOfType(OAuthException.class, () -> request.send(twitch));

            assertThat(failure).isNotNull();
            assertThat(failure.getClass().getSimpleName() + ": " + failure.getMessage()).isEqualTo(row.failure());
            assertThat(server.received()).hasSize(1);
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            assertThat(trace.toString()).doesNotContainIgnoringCase("canary");
        }
    }
}
