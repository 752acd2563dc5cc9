package app.stagepass.twitch;

import java.time.Instant;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Answers as they come out of the HTTP library, without a server. */
final class Answers {

    static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");
    private static final int MOST = 64 * 1024;

    private Answers() {}

    static Response response(Request to, int status, String mediaType, String retryAfter, byte[] body) {
        Response.Builder response = new Response.Builder().request(to).protocol(Protocol.HTTP_1_1).code(status)
                .message("").header("Content-Type", printable(mediaType))
                .body(ResponseBody.create(body, (MediaType) null));
        if (!retryAfter.isEmpty()) {
            response.header(HiddenRetryAfter.NAME, printable(retryAfter));
        }
        return response.build();
    }

    static Reply reply(int status, String mediaType, String retryAfter, byte[] body) throws Exception {
        Request request = new Request.Builder().url("https://id.twitch.tv/oauth2/token").build();
        try (Response response = response(request, status, mediaType, retryAfter, body)) {
            return Reply.read(response, MOST, AT);
        }
    }

    static Reply ok(byte[] body) throws Exception {
        return reply(200, "application/json", "", body);
    }

    private static String printable(String text) {
        return text.replaceAll("[^ -~]", "");
    }
}
