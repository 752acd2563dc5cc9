package app.stagepass.vault;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.files.FuzzFolder;
import app.stagepass.token.CredentialId;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;

/** Any bytes where a renewal's record should be are one of our records, or the worst that it can have been. */
public final class RotationFilesFuzz {

    private static final FuzzFolder FOLDER = new FuzzFolder("rotation");
    private static final ScheduledExecutorService NOBODY = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    private static final CredentialId ID = new CredentialId("one");

    private RotationFilesFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) throws Exception {
        FOLDER.with("one.json", data);
        RotationFiles files = new RotationFiles(FOLDER.path(), Clock.systemUTC(), Duration.ofSeconds(1), NOBODY);
        Rotation read = files.unfinished(ID).orElseThrow();
        if (read.about().equals(TokenMark.UNREADABLE)) {
            assertThat(read.stage()).as("about no token that is known, so none may leave")
                    .isNotEqualTo(Rotation.Stage.INTENT);
            return;
        }
        assertThat(Stream.concat(Stream.of(read.about()), read.spent().stream())).as("marks that we make")
                .allSatisfy(mark -> assertThat(mark.sha256()).matches("([0-9a-f]{64})?"));
        files.note(ID, read);
        assertThat(files.unfinished(ID)).contains(read);
    }
}
