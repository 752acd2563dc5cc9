package app.stagepass.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.token.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the stand-in knew yesterday it knows today, and its file gives no token away. */
class StateFileTest extends SandboxTest {

    @Test
    void tokens_applications_and_agreements_outlive_a_restart() throws Exception {
        web.code(app, OWL, "chat:read");
        Pair pair = server.grant(app, OWL, Set.of("chat:read"));
        restart();

        assertThat(web.validate(pair.access().reveal()).body()).contains("nightowl", "chat:read");
        assertThat(web.token("client_id", app.id().value(), "client_secret", SECRET, "grant_type", "refresh_token",
                "refresh_token", pair.refresh().reveal()).statusCode()).isEqualTo(200);
        assertThat(web.authorize(app, "chat:read").body()).contains("Overlay tools");
        assertThat(server.connections()).hasSize(1);
    }

    @Test
    void what_ended_stays_ended() throws Exception {
        Pair revoked = server.grant(app, OWL, Set.of("chat:read"));
        Pair spent = server.grant(open, BOT, Set.of("chat:read"));
        web.post("/oauth2/revoke", Web.map("client_id", app.id().value(), "token", revoked.access().reveal()));
        web.token("client_id", open.id().value(), "grant_type", "refresh_token", "refresh_token",
                spent.refresh().reveal());
        restart();

        assertError(web.validate(revoked.access().reveal()), 401, "invalid access token");
        web.token("client_id", open.id().value(), "grant_type", "refresh_token", "refresh_token",
                spent.refresh().reveal());
        assertThat(counted(Counters.Event.SPENT_REFRESH_RESENT)).as("known as spent after a restart").isOne();
    }

    @Test
    void an_access_token_that_ends_while_nobody_runs_is_over() throws Exception {
        Pair pair = server.grant(app, OWL, Set.of("chat:read"));
        clock.forward(Duration.ofHours(5));
        restart();

        assertError(web.validate(pair.access().reveal()), 401, "invalid access token");
    }

    @Test
    void no_file_holds_a_secret_and_only_the_owner_may_open_it() throws Exception {
        Pair pair = server.grant(app, OWL, Set.of("chat:read"));
        web.signIn(app, SECRET, BOT, "chat:read");

        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        assertThat(files).containsExactly(stateFile());
        String text = Files.readString(stateFile());
        assertThat(text).contains(World.hash(pair.access().reveal()));
        for (Secret secret : List.of(pair.access(), pair.refresh())) {
            assertThat(text).doesNotContain(secret.reveal().substring(0, 8));
        }
        assertThat(text).doesNotContain(SECRET.substring(0, 8));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(stateFile()))).isEqualTo("rw-------");
    }

    @Test
    void a_file_that_cannot_be_understood_is_set_aside_and_the_stand_in_starts_afresh() throws Exception {
        server.close();
        for (String nonsense : List.of("{\"version\":2,\"access\":[{\"client\":\"?\"", "{\"version\":99}",
                "{\"version\":2,\"agreed\":[{\"client\":\"abc\",\"user\":\"1\"}],\"access\":[{\"client\":\"?\"}]}")) {
            Files.writeString(stateFile(), nonsense);
            run();
            assertThat(server.connections()).as(nonsense).isEmpty();
            assertThat(server.confidentialClient().name()).isEqualTo("Sandbox Overlay");
            server.close();
        }
        try (Stream<Path> all = Files.list(stateFile().getParent())) {
            assertThat(all.filter(path -> path.getFileName().toString().contains("corrupt"))).hasSize(3);
        }
    }

    private void restart() throws IOException {
        stop();
        run();
    }
}
