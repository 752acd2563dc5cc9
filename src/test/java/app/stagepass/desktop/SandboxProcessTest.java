package app.stagepass.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxProcessTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @Test
    void theSecondProcessIsTheSameProgramWithOneFlagMore() {
        assertThat(SandboxProcess.command(Optional.of("/jdk/bin/java"), List.of("-Xmx96m", "-Da=b"),
                properties("java.class.path", "/a.jar:/b.jar"), "app.stagepass.Main")).containsExactly("/jdk/bin/java",
                        "-Xmx96m", "-Da=b", "-classpath", "/a.jar:/b.jar", "app.stagepass.Main", "--sandbox");
    }

    @Test
    void debuggersAndRecordingsAreNotInherited() {
        assertThat(SandboxProcess.command(Optional.of("java"),
                List.of("-agentlib:jdwp=transport=dt_socket,address=5005", "-Xdebug", "-Xrunjdwp:server=y",
                        "-XX:AOTMode=record", "-XX:AOTConfiguration=t.aotconf", "-XX:AOTCacheOutput=t.aot",
                        "-XX:AOTCache=app.aot", "-XX:+DisableAttachMechanism"),
                properties("java.class.path", "p"), "Main")).containsExactly("java", "-XX:AOTCache=app.aot",
                        "-XX:+DisableAttachMechanism", "-classpath", "p", "Main", "--sandbox");
    }

    @Test
    void anInstalledProgramIsStartedByItsOwnLauncher() {
        assertThat(SandboxProcess.command(Optional.of("/opt/stagepass/bin/Stagepass"), List.of("-Xmx96m"),
                properties("jpackage.app-path", "/opt/stagepass/bin/Stagepass"), "Main"))
                .containsExactly("/opt/stagepass/bin/Stagepass", "--sandbox");
    }

    @Test
    void whereTheSystemHidesWhatRunsUsNothingIsStarted() {
        assertThat(new SandboxProcess(Optional.empty(), List.of(), new Properties(), "Main").start()).isFalse();
    }

    @Test
    void aRealSecondProcessGetsTheFlagAndNothingElse() throws Exception {
        Path seen = folder.resolve("seen");
        List<String> command = SandboxProcess.command(Optional.of(Java.executable()), List.of("-Dseen=" + seen),
                System.getProperties(), Recorder.class.getName());

        assertThat(new SandboxProcess(command, LONG).start()).isTrue();

        assertThat(seen).hasContent("[--sandbox]");
    }

    @Test
    void aProcessThatDiesAtOnceWasNotStarted() {
        List<String> command = SandboxProcess.command(Optional.of(Java.executable()), List.of(),
                System.getProperties(), "no.such.Main");

        assertThat(new SandboxProcess(command, LONG).start()).isFalse();
    }

    private static Properties properties(String name, String value) {
        Properties properties = new Properties();
        properties.setProperty(name, value);
        return properties;
    }

    /** Writes down what it was given. */
    static final class Recorder {

        public static void main(String[] arguments) throws IOException {
            Files.writeString(Path.of(System.getProperty("seen")), List.of(arguments).toString());
        }
    }
}
