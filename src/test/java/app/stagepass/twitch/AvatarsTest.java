package app.stagepass.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures: fetched once, kept, and never worth a failure. */
class AvatarsTest {

    @TempDir
    private Path home;
    private Path folder;
    private ScriptedServer server;
    private Avatars avatars;
    private URI address;

    @BeforeEach
    void start() throws IOException {
        folder = home.resolve("cache").resolve("avatars");
        server = new ScriptedServer();
        avatars = new Avatars(server.endpoints(), Given.http(), folder);
        address = URI.create("http://127.0.0.1:" + server.port() + "/jtv_user_pictures/a-300x300.png");
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void aPictureIsFetchedOnceAndKeptForItsOwnerOnly() throws Exception {
        server.answers(Answer.of(200, "image/png", "picture"));

        assertThat(text(avatars.fetch(address))).contains("picture");
        assertThat(text(avatars.fetch(address))).contains("picture");
        assertThat(text(new Avatars(server.endpoints(), Given.http(), folder).fetch(address))).contains("picture");

        assertThat(server.received()).hasSize(1);
        assertThat(server.received().getFirst().header("authorization")).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))).isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.toList()).singleElement().satisfies(file -> {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
                assertThat(file.getFileName().toString()).matches("[0-9a-f]{64}");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example:%d/a.png", "http://static-cdn.jtvnw.net:%d/a.png",
            "http://127.0.0.1.evil.example:%d/a.png", "http://user@127.0.0.1:%d/a.png"})
    void noOtherHostIsCalledOn(String elsewhere) {
        server.answers(Answer.of(200, "image/png", "picture"));
        // Every name leads to our server here, so that a call would succeed.
        TwitchHttp http = new TwitchHttp(HttpClients.create().newBuilder().dns(host -> List.of(Given.ipv4())).build(),
                Given.CLOCK, Duration.ofSeconds(20));
        Avatars anywhere = new Avatars(server.endpoints(), http, folder);

        assertThat(anywhere.fetch(URI.create(elsewhere.formatted(server.port())))).isEmpty();
        assertThat(server.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://127.0.0.1/a.png", "a.png", "mailto:a@b"})
    void whatIsNoWebAddressIsNoPicture(String elsewhere) {
        assertThat(avatars.fetch(URI.create(elsewhere))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://static-cdn.jtvnw.net/a.png", "https://static-cdn.jtvnw.net:444/a.png",
            "https://static-cdn.jtvnw.net.evil.example/a.png", "https://user@static-cdn.jtvnw.net/a.png",
            "http://127.0.0.1/a.png", "https://127.0.0.1/a.png"})
    void theRealOneKnowsTwitchsHostOnly(String elsewhere) {
        assertThat(ImageHost.accept(elsewhere, TwitchEndpoints.TWITCH)).isEmpty();
        assertThat(ImageHost.accept("https://static-cdn.jtvnw.net/jtv_user_pictures/a.png", TwitchEndpoints.TWITCH))
                .isPresent();
    }

    @Test
    void whatIsNoPictureIsNotKept() {
        for (Answer answer : new Answer[]{Answer.html(200, "<html>"), Answer.of(404, "image/png", "gone"),
                Answer.of(302, "image/png", "", "Location: /other"), Answer.of(200, "image/png", "x".repeat(1_048_577)),
                (request, peer) -> peer.reset()}) {
            server.answers(answer);

            assertThat(avatars.fetch(address)).isEmpty();
        }

        assertThat(server.received()).hasSize(5);
        assertThat(folder).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeWrittenDoesNotHideThePicture() throws Exception {
        Files.writeString(home.resolve("cache"), "in the way");
        server.answers(Answer.of(200, "image/jpeg", "picture"));

        assertThat(text(avatars.fetch(address))).contains("picture");
    }

    private static Optional<String> text(Optional<byte[]> bytes) {
        return bytes.map(it -> new String(it, StandardCharsets.UTF_8));
    }
}
