package app.stagepass.twitch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What a {@link ScriptedServer} does once a request's head has come. */
@FunctionalInterface
interface Answer {

    void give(ScriptedServer.Received request, Peer peer) throws IOException;

    static Answer json(int status, String body, String... headers) {
        return of(status, "application/json", body, headers);
    }

    /** Twitch's form of an error, with the line end that it sends. */
    static Answer error(int status, String message, String... headers) {
        return json(status, "{\"status\":" + status + ",\"message\":\"" + message + "\"}\n", headers);
    }

    static Answer html(int status, String body) {
        return of(status, "text/html; charset=utf-8", body);
    }

    static Answer of(int status, String type, String body, String... headers) {
        return (request, peer) -> {
            peer.body();
            String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
            peer.write("HTTP/1.1 " + status + " Told\r\nContent-Type: " + type + "\r\nContent-Length: "
                    + body.getBytes(StandardCharsets.UTF_8).length + "\r\n" + more + "\r\n" + body);
        };
    }
}
