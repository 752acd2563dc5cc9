package app.stagepass.vault;

import java.util.Optional;
import app.stagepass.token.Role;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.files.AtomicFile;
import app.stagepass.token.Renewability;
import app.stagepass.token.TokenFacts;
import java.util.Set;
import app.stagepass.token.TokenKind;
import app.stagepass.token.Credential;
import app.stagepass.vault.CredentialIndex.Contents;
import app.stagepass.vault.CredentialIndex.Trouble;
import app.stagepass.vault.VaultException.FileNotWritten;
import app.stagepass.vault.VaultException.FileNotWritten.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndexFileTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:20:30Z"), ZoneOffset.UTC);
    private static final Contents TWO = new Contents(
            List.of(Entries.registration("r1"), Entries.registration("r2")),
            List.of(Entries.full("c1"), Entries.bare("c2")));

    @TempDir
    Path parent;

    @Test
    void theFirstRunIsEmptyAndHasNoTrouble() {
        try (IndexFile index = open()) {
            assertThat(index.contents()).isEqualTo(Contents.EMPTY);
            assertThat(index.trouble()).isEmpty();
        }
        assertThat(file()).doesNotExist();
    }

    @Test
    void everyFieldIsThereAfterARestart() throws Exception {
        write(TWO);
        try (IndexFile index = open()) {
            assertThat(index.contents()).isEqualTo(TWO);
            assertThat(index.trouble()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Renewability.class)
    void whyATokenCannotBeRenewedIsThereAfterARestart(Renewability why) throws Exception {
        StoredCredential one = Entries.full("c1");
        TokenFacts facts = one.facts();
        Credential user = one.credential();
        Credential credential = new Credential(user.id(), user.label(), user.registration(), user.account(),
                why == Renewability.BY_CLIENT_CREDENTIALS ? TokenKind.APP : TokenKind.USER, user.wantedScopes());
        Contents known = new Contents(List.of(), List.of(new StoredCredential(credential,
                new TokenFacts(facts.scopes(), facts.issuedAt(), facts.expiresAt(), why, facts.validatedAt()),
                one.handedOverAt(), one.revokedHere())));
        write(known);
        try (IndexFile index = open()) {
            assertThat(index.contents()).isEqualTo(known);
        }
        assertThat(Files.readString(file()).contains("notRenewable"))
                .as("said only where it is one of our own findings")
                .isEqualTo(Set.of(Renewability.REFUSED, Renewability.IN_DOUBT, Renewability.MOVED).contains(why));
    }

    @Test
    void onlyTheOwnerMayOpenItAlsoWhereOthersCouldBefore() throws Exception {
        write(TWO);
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString("rwxr-xr-x"));
        try (IndexFile index = open()) {
            assertThat(index.contents()).isEqualTo(TWO);
            assertThat(permissions(folder())).isEqualTo("rwx------");
            try (Stream<Path> files = Files.list(folder())) {
                assertThat(files).hasSize(2).allSatisfy(f -> assertThat(permissions(f)).isEqualTo("rw-------"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"version\":1,\"registrations\":[", "\u0000\u0000\u0000\u0000", "[]", "{}", "null",
            "{\"version\":\"1\"}", "{\"version\":-1}", "{\"version\":1,\"credentials\":{}}"})
    void aCorruptFileIsKeptAsideUntouchedAndReported(String content) throws Exception {
        Files.createDirectories(folder());
        Files.writeString(file(), content);
        Path aside = folder().resolve("index.json.corrupt-20260301T102030Z");
        try (IndexFile index = open()) {
            assertThat(index.trouble()).contains(new Trouble.Corrupt(aside));
            assertThat(index.contents()).isEqualTo(Contents.EMPTY);
            index.replace(TWO);
        }
        assertThat(aside).hasContent(content);
        try (IndexFile index = open()) {
            assertThat(index.contents()).isEqualTo(TWO);
            assertThat(index.trouble()).isEmpty();
        }
    }

    @Test
    void anEntryThatCannotBeReadIsReportedAndSurvivesARewrite() throws Exception {
        write(TWO);
        String strange = "{\"id\":\"c9\",\"kind\":\"robot\",\"label\":\"from a branch\"}";
        Files.writeString(file(), Files.readString(file()).replace("\"credentials\" : [",
                "\"credentials\" : [ " + strange + ", 7,"));
        try (IndexFile index = open()) {
            assertThat(index.trouble()).contains(new Trouble.EntriesNotRead(file(), 2));
            assertThat(index.contents()).isEqualTo(TWO);
            index.replace(new Contents(TWO.registrations(), List.of(Entries.full("c1"))));
        }
        assertThat(Files.readString(file()).replaceAll("\\s", "")).contains("fromabranch").contains(",7]");
        try (IndexFile index = open()) {
            assertThat(index.contents().credentials()).containsExactly(Entries.full("c1"));
        }
    }

    @Test
    void aFileWithoutEntriesIsAnIndexToo() throws Exception {
        Files.createDirectories(folder());
        Files.writeString(file(), "{\"version\":1}");
        try (IndexFile index = open()) {
            assertThat(index.trouble()).isEmpty();
            assertThat(index.contents()).isEqualTo(Contents.EMPTY);
        }
    }

    @Test
    void fieldsThatWeDoNotKnowSurviveARewriteButFactsThatEndedDoNot() throws Exception {
        write(TWO);
        Files.writeString(file(),
                Files.readString(file()).replace("\"id\" : \"c1\"", "\"id\" : \"c1\", \"colour\" : \"red\"")
                        .replace("\"id\" : \"r1\"", "\"id\" : \"r1\", \"shade\" : \"dark\"")
                        .replace("\"version\" : 1", "\"version\" : 1, \"author\" : \"later\""));
        try (IndexFile index = open()) {
            index.replace(new Contents(TWO.registrations(), List.of(Entries.bare("c1"))));
        }
        assertThat(Files.readString(file())).contains("\"colour\"", "\"shade\"", "\"author\"")
                .doesNotContain("handedOverAt")
                .doesNotContain("avatar");
        try (IndexFile index = open()) {
            assertThat(index.contents().credentials()).containsExactly(Entries.bare("c1"));
        }
    }

    @Test
    void aNewerFileIsShownAsFarAsPossibleAndNeverWrittenOver() throws Exception {
        write(TWO);
        String newer = Files.readString(file()).replace("\"version\" : 1", "\"version\" : 12")
                .replace("\"kind\" : \"user\"", "\"kind\" : \"user\", \"more\" : {}");
        Files.writeString(file(), newer);
        try (IndexFile index = open()) {
            assertThat(index.trouble()).contains(new Trouble.NewerVersion(file(), 12));
            assertThat(index.contents()).isEqualTo(TWO);
            assertNotWritten(index, Problem.NEWER_VERSION);
        }
        assertThat(file()).hasContent(newer);
    }

    @Test
    void aFileThatCannotBeReadIsReportedAndNeverWrittenOver() throws Exception {
        Files.createDirectories(file());
        try (IndexFile index = open()) {
            assertThat(index.trouble()).contains(new Trouble.NotReadable(file()));
            assertNotWritten(index, Problem.NOT_READABLE);
        }
        assertThat(file()).isEmptyDirectory();
    }

    @Test
    void aFullDiskIsNamedAndWhatWasThereIsUnharmedOnDiskAndInMemory() throws Exception {
        write(TWO);
        try (IndexFile index = IndexFile.open(new AtomicFile(file(), (to, bytes) -> {
            to.write(ByteBuffer.wrap(new byte[]{'{'}));
            throw new IOException("No space left on device");
        }), CLOCK)) {
            assertNotWritten(index, Problem.DISK_FULL);
            assertThat(index.contents()).isEqualTo(TWO);
        }
        try (IndexFile index = open()) {
            assertThat(index.contents()).isEqualTo(TWO);
        }
    }

    @Test
    void aReadOnlyPlaceIsNamed() throws Exception {
        try (IndexFile index = IndexFile.open(new AtomicFile(file(), (to, bytes) -> {
            throw new AccessDeniedException(file().toString());
        }), CLOCK)) {
            assertNotWritten(index, Problem.READ_ONLY);
        }
    }

    @Test
    void aHalfWrittenTemporaryFileOfACrashIsNeverTakenForTheIndex() throws Exception {
        write(TWO);
        Files.writeString(folder().resolve("index.json.4711.tmp"), "{\"version\":1,\"cred");
        try (IndexFile index = open()) {
            assertThat(index.contents()).isEqualTo(TWO);
            assertThat(index.trouble()).isEmpty();
        }
    }

    @Test
    void asLongAsAnotherProcessHasItNothingIsWritten() throws Exception {
        write(TWO);
        Process other = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Holder.class.getName(), file().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader said = other.inputReader()) {
            assertThat(said.readLine()).isEqualTo("holding");
            try (IndexFile index = open()) {
                assertThat(index.trouble()).contains(new Trouble.InUse(file()));
                assertThat(index.contents()).isEqualTo(TWO);
                assertNotWritten(index, Problem.IN_USE);
            }
        } finally {
            other.destroyForcibly().waitFor(); // as in a crash: nothing is closed
        }
        try (IndexFile index = open()) {
            assertThat(index.trouble()).isEmpty();
            index.replace(Contents.EMPTY);
        }
    }

    @Test
    void aClosedIndexWritesNoMore() throws Exception {
        IndexFile index = open();
        index.close();
        assertNotWritten(index, Problem.OTHER);
        assertThat(file()).doesNotExist();
    }

    /** The other process. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            try (IndexFile index = IndexFile.open(new AtomicFile(Path.of(arguments[0])), CLOCK)) {
                System.out.println(index.trouble().isEmpty() ? "holding" : "in use");
                System.out.flush();
                int end = System.in.read();
                System.out.println(end);
            }
        }
    }

    private void write(Contents contents) throws VaultException {
        try (IndexFile index = open()) {
            index.replace(contents);
        }
    }

    private static void assertNotWritten(IndexFile index, Problem problem) {
        Contents change = new Contents(List.of(), List.of(Entries.bare("c3")));
        assertThatThrownBy(() -> index.replace(change)).isInstanceOfSatisfying(FileNotWritten.class,
                e -> {
                    assertThat(e.problem()).isEqualTo(problem);
                    assertThat(e.file()).hasFileName("index.json");
                });
    }

    private IndexFile open() {
        return IndexFile.open(new AtomicFile(file()), CLOCK);
    }

    private Path file() {
        return folder().resolve("index.json");
    }

    private Path folder() {
        return parent.resolve("stagepass");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void whatAnAccountIsThereForIsThereAfterARestart(Role role) throws Exception {
        Contents known = new Contents(List.of(), List.of(inRole(Optional.of(role)), Entries.bare("c2")));
        write(known);
        try (IndexFile index = open()) {
            assertThat(index.contents()).isEqualTo(known);
            index.replace(new Contents(List.of(), List.of(inRole(Optional.empty()), Entries.bare("c2"))));
        }
        assertThat(Files.readString(file())).doesNotContain("\"role\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"editor\"", "7", "null", "{}"})
    void aRoleThatANewerStagepassKnowsIsNoneAndSurvivesARewrite(String role) throws Exception {
        write(new Contents(List.of(), List.of(inRole(Optional.of(Role.BOT)))));
        Files.writeString(file(), Files.readString(file()).replace("\"bot\"", role));
        try (IndexFile index = open()) {
            assertThat(index.trouble()).isEmpty();
            assertThat(index.contents().credentials()).containsExactly(inRole(Optional.empty()));
            index.replace(index.contents());
        }
        assertThat(Files.readString(file())).contains("\"role\" : " + role.replace("{}", "{ }"));
    }

    private static StoredCredential inRole(Optional<Role> role) {
        StoredCredential one = Entries.full("c1");
        return new StoredCredential(one.credential().in(role), one.facts(), one.handedOverAt(), one.revokedHere());
    }
}
