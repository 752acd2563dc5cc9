package app.stagepass.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An answer before it is written to the wire. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Reply(int status, Optional<String> contentType, byte[] body, Map<String, String> headers) {

    static Reply of(int status, String contentType, String body) {
        return new Reply(status, Optional.of(contentType), body.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /** Without a charset, as Twitch sends it. */
    static Reply json(int status, String body) {
        return of(status, "application/json", body);
    }

    /** Twitch's shape of an error, with the line end that it puts behind it. */
    static Reply error(int status, String message) {
        return json(status, "{\"status\":" + status + ",\"message\":\"" + message + "\"}\n");
    }

    static Reply empty(int status) {
        return new Reply(status, Optional.empty(), new byte[0], Map.of());
    }

    static Reply html(int status, String page) {
        return of(status, "text/html;charset=utf-8", page);
    }

    static Reply png(byte[] picture) {
        return new Reply(200, Optional.of("image/png"), picture, Map.of());
    }

    static Reply redirect(String location) {
        return empty(302).with("Location", location);
    }

    static Reply seeOther(String location) {
        return empty(303).with("Location", location);
    }

    Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, contentType, body, more);
    }
}
