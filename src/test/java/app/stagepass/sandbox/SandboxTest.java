package app.stagepass.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.TestClock;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.ClientType;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What every test of the stand-in starts from: one that runs, with an application of each kind. */
abstract class SandboxTest {

    static final String SECRET = "s3cr3ts3cr3ts3cr3ts3cr3ts3cr3t";
    static final String OWL = "141981764";
    static final String BOT = "733104221";
    static final String FIRST_URI = "http://localhost:5001/first";
    static final String SECOND_URI = "http://localhost:5002/second";

    @TempDir
    Path folder;

    final TestClock clock = new TestClock();
    SandboxServer server;
    Web web;
    SandboxClient app;
    SandboxClient open;

    @BeforeEach
    void start() throws IOException {
        run();
        app = server.register("Overlay tools", ClientType.CONFIDENTIAL, new ClientSecret(SECRET),
                List.of(FIRST_URI, SECOND_URI));
        open = server.register("Open bot", ClientType.PUBLIC, new ClientSecret(SECRET),
                List.of(FIRST_URI, SECOND_URI));
    }

    final void run() throws IOException {
        server = SandboxServer
                .start(new SandboxOptions(0, Optional.of(stateFile()), clock, new SecureRandom()));
        web = new Web(server);
    }

    @AfterEach
    void stop() {
        web.close();
        server.close();
    }

    Path stateFile() {
        return folder.resolve("state").resolve("sandbox.json");
    }

    /** Status, content type and body as Twitch sends errors. */
    static void assertError(HttpResponse<String> response, int status, String message) {
        assertThat(response.body()).isEqualTo("{\"status\":" + status + ",\"message\":\"" + message + "\"}\n");
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    }

    int counted(Counters.Event event) {
        return server.counters().of(event);
    }
}
