package app.stagepass.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.files.NotWrittenException.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    Path parent;

    @Test
    void whatWasWrittenIsRead() throws Exception {
        assertThat(new AtomicFile(path()).read()).isEmpty();
        new AtomicFile(path()).replace(bytes("one"));
        new AtomicFile(path()).replace(bytes("two"));
        assertThat(new AtomicFile(path()).read()).hasValue(bytes("two"));
        assertThat(everything()).containsExactly("data.json");
    }

    @Test
    void aWriteThatBreaksOffInTheMiddleLeavesTheOldFileWholeAndNothingBehind() throws Exception {
        new AtomicFile(path()).replace(bytes("the old content"));
        AtomicFile full = new AtomicFile(path(), (to, bytes) -> {
            to.write(ByteBuffer.wrap(bytes("half")));
            throw new IOException("No space left on device");
        });
        assertThatThrownBy(() -> full.replace(bytes("the new content"))).isInstanceOfSatisfying(
                NotWrittenException.class, e -> assertThat(e.problem()).isEqualTo(Problem.DISK_FULL));
        assertThat(path()).hasContent("the old content");
        assertThat(everything()).containsExactly("data.json");
    }

    @Test
    void whyAWriteFailedIsToldApart() {
        assertThat(problemOf(new AccessDeniedException("data.json"))).isEqualTo(Problem.READ_ONLY);
        assertThat(problemOf(new FileSystemException("data.json", null, "Read-only file system")))
                .isEqualTo(Problem.READ_ONLY);
        assertThat(problemOf(new IOException("There is not enough space on the disk"))).isEqualTo(Problem.DISK_FULL);
        assertThat(problemOf(new IOException("Disk quota exceeded"))).isEqualTo(Problem.DISK_FULL);
        assertThat(problemOf(new IOException("Input/output error"))).isEqualTo(Problem.OTHER);
    }

    @Test
    void aFolderThatCannotBeMadeIsAFailureToo() throws Exception {
        Files.writeString(parent.resolve("folder"), "a file in its place");
        assertThatThrownBy(() -> new AtomicFile(path()).replace(bytes("x"))).isInstanceOf(NotWrittenException.class);
        assertThat(parent.resolve("folder")).hasContent("a file in its place");
    }

    @Test
    void onlyTheOwnerMayOpenFileAndFolder() throws Exception {
        new AtomicFile(path()).replace(bytes("x"));
        assertThat(permissions(path())).isEqualTo("rw-------");
        assertThat(permissions(folder())).isEqualTo("rwx------");
    }

    @Test
    void widerPermissionsFromBeforeAreTakenBackByReadingAndByWriting() throws Exception {
        AtomicFile file = new AtomicFile(path());
        file.replace(bytes("x"));
        widen();
        assertThat(file.read()).isPresent();
        assertThat(permissions(path())).isEqualTo("rw-------");
        assertThat(permissions(folder())).isEqualTo("rwx------");
        widen();
        file.replace(bytes("y"));
        assertThat(permissions(path())).isEqualTo("rw-------");
        assertThat(permissions(folder())).isEqualTo("rwx------");
    }

    @Test
    void aTemporaryFileLeftByACrashIsSweptAndOneInUseIsNot() throws Exception {
        AtomicFile file = new AtomicFile(path());
        file.replace(bytes("x"));
        Path old = Files.writeString(path().resolveSibling("data.json.123.tmp"), "half");
        Files.setLastModifiedTime(old, FileTime.from(Instant.EPOCH));
        Files.writeString(path().resolveSibling("data.json.456.tmp"), "another process is writing this");
        file.replace(bytes("y"));
        assertThat(everything()).containsExactly("data.json", "data.json.456.tmp");
    }

    @Test
    void filesThatAreSetAsideNeverReplaceEachOther() throws Exception {
        Instant now = Instant.parse("2026-03-01T10:20:30Z");
        AtomicFile file = new AtomicFile(path());
        for (String content : List.of("a", "b", "c")) {
            file.replace(bytes(content));
            assertThat(file.setAside(now)).hasContent(content);
        }
        assertThat(everything()).containsExactly("data.json.corrupt-20260301T102030Z",
                "data.json.corrupt-20260301T102030Z-2", "data.json.corrupt-20260301T102030Z-3");
    }

    private Problem problemOf(IOException failure) {
        try {
            new AtomicFile(path(), (to, bytes) -> {
                throw failure;
            }).replace(bytes("x"));
            throw new AssertionError("written");
        } catch (NotWrittenException e) {
            return e.problem();
        }
    }

    private Path path() {
        return folder().resolve("data.json");
    }

    private Path folder() {
        return parent.resolve("folder");
    }

    private List<String> everything() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    private void widen() throws IOException {
        Files.setPosixFilePermissions(path(), PosixFilePermissions.fromString("rw-rw-rw-"));
        Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
