package app.stagepass.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An answer before it is written to the wire. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Reply(int status, Optional<String> contentType, byte[] body, Map<String, String> headers) {

    static Reply json(int status, String body) {
        return new Reply(status, Optional.of("application/json"), body.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /** Twitch's shape of an error, with the line end that it puts behind it. */
    static Reply error(int status, String message) {
        return json(status, "{\"status\":" + status + ",\"message\":\"" + message + "\"}\n");
    }

    static Reply empty(int status) {
        return new Reply(status, Optional.empty(), new byte[0], Map.of());
    }

    static Reply html(int status, String page) {
        return new Reply(status, Optional.of("text/html;charset=utf-8"), page.getBytes(StandardCharsets.UTF_8),
                Map.of());
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
