package app.stagepass.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.Canary;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientSecret;
import app.stagepass.vault.EncryptedFile.NotUsable;
import app.stagepass.vault.VaultException.FileNotRead;
import app.stagepass.vault.VaultException.FileNotRead.Why;
import app.stagepass.vault.VaultException.WrongPassphrase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file on the stick: nobody but who knows its passphrase gets anything out of it, and not another byte than went in. */
class MoveFileTest {

    private static final String PASSPHRASE = "Klavier-Regen_77 Laterne";
    private static final String ACCESS = "k3p7x9qzWw8R2tY6uJ4mN1bV5cL0sD";
    private static final String REFRESH = "Zt6yHn4mKp0vBx8sQw2eRd5fGc7jUa1iOl3kPz9q";
    private static final String SECRET = "p0o9i8u7y6t5r4e3w2q1a2s3d4f5g6";

    @TempDir
    Path stick;

    private final SecureRandom random = new SecureRandom();
    private final MoveFile files = new MoveFile(new Argon2Cost(8, 1, 1), random);
    private final Parcel parcel = new Parcel(
            List.of(new Parcel.Application(Entries.registration("r1"), Optional.of(new ClientSecret(SECRET))),
                    new Parcel.Application(Entries.registration("r2"), Optional.empty())),
            List.of(new Parcel.Login(Entries.full("c1"), Entries.tokens(ACCESS, REFRESH)),
                    new Parcel.Login(Entries.bare("c2"), new KeptTokens(Entries.tokens("other", "x").access(),
                            Optional.empty()))),
            "{\"theme\":\"dark\"}");

    private Path file() {
        return stick.resolve("everything.stagepass");
    }

    private void write() throws VaultException {
        files.write(file(), parcel, PASSPHRASE.toCharArray());
    }

    @Test
    void what_comes_out_is_what_went_in() throws Exception {
        write();
        files.look(file());
        Parcel read = files.read(file(), PASSPHRASE.toCharArray());
        assertThat(read.applications().getFirst().registration()).isEqualTo(Entries.registration("r1"));
        assertThat(read.applications().getFirst().secret().orElseThrow().matches(SECRET)).isTrue();
        assertThat(read.applications().get(1).secret()).isEmpty();
        assertThat(read.logins()).hasSize(2);
        assertThat(read.logins().getFirst().credential()).isEqualTo(Entries.full("c1"));
        assertThat(read.logins().getFirst().tokens().access().matches(ACCESS)).isTrue();
        assertThat(read.logins().getFirst().tokens().refresh().orElseThrow().matches(REFRESH)).isTrue();
        assertThat(read.logins().get(1).credential()).isEqualTo(Entries.bare("c2"));
        assertThat(read.logins().get(1).tokens().refresh()).isEmpty();
        assertThat(read.settings()).isEqualTo("{\"theme\":\"dark\"}");
    }

    @Test
    void no_piece_of_any_secret_can_be_found_in_it_and_only_its_owner_may_open_it() throws Exception {
        write();
        Canary canary = new Canary(List.of(PASSPHRASE, ACCESS, REFRESH, SECRET));
        assertThat(canary.findIn(Files.readAllBytes(file()))).isEmpty();
        assertThat(canary.findIn(parcel.toString().getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
        try (Stream<Path> all = Files.list(stick)) {
            assertThat(all).containsExactly(file());
        }
    }

    @Test
    void the_folder_belongs_to_the_person_and_stays_as_it_is() throws Exception {
        Files.setPosixFilePermissions(stick, PosixFilePermissions.fromString("rwxr-xr-x"));
        write();
        var _ = files.read(file(), PASSPHRASE.toCharArray());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(stick))).isEqualTo("rwxr-xr-x");
    }

    @Test
    void a_passphrase_is_wiped_whatever_comes_of_it_and_a_short_one_is_not_taken() throws Exception {
        char[] written = PASSPHRASE.toCharArray();
        char[] read = PASSPHRASE.toCharArray();
        char[] wrong = "another passphrase".toCharArray();
        char[] brief = "elevenchars".toCharArray();
        files.write(file(), parcel, written);
        var _ = files.read(file(), read);
        assertThatThrownBy(() -> files.read(file(), wrong)).isInstanceOf(WrongPassphrase.class);
        assertThatThrownBy(() -> files.write(file(), parcel, brief)).isInstanceOf(IllegalArgumentException.class);
        for (char[] one : List.of(written, read, wrong, brief)) {
            assertThat(one).containsOnly('\0');
        }
        files.write(file(), parcel, "twelve chars".toCharArray());
        assertThat(MoveFile.isLongEnough("elevenchars".toCharArray())).isFalse();
    }

    @Test
    void what_is_wrong_with_a_file_is_told_before_a_passphrase_is_asked_for() throws Exception {
        write();
        byte[] whole = Files.readAllBytes(file());
        assertLooks(Arrays.copyOf(whole, whole.length - 1), Why.DAMAGED);
        assertLooks(Arrays.copyOf(whole, 8), Why.DAMAGED);
        assertLooks(Arrays.copyOf(whole, 7), Why.FOREIGN);
        assertLooks(new byte[0], Why.FOREIGN);
        assertLooks("A holiday picture".getBytes(StandardCharsets.UTF_8), Why.FOREIGN);
        assertLooks(new byte[17 * 1024 * 1024], Why.FOREIGN);
        assertLooks(Arrays.copyOfRange(whole, 8, whole.length), Why.FOREIGN);
        Files.delete(file());
        assertThatThrownBy(() -> files.look(file())).isInstanceOfSatisfying(FileNotRead.class,
                e -> assertThat(e.why()).isEqualTo(Why.NOT_READABLE));
    }

    private void assertLooks(byte[] bytes, Why why) throws Exception {
        Files.write(file(), bytes);
        assertThatThrownBy(() -> files.look(file())).isInstanceOfSatisfying(FileNotRead.class, e -> {
            assertThat(e.why()).isEqualTo(why);
            assertThat(e.file()).isEqualTo(file());
        });
        assertThatThrownBy(() -> files.read(file(), PASSPHRASE.toCharArray())).isInstanceOf(FileNotRead.class);
    }

    @Test
    void a_parcel_of_a_newer_version_or_of_another_making_is_not_half_read() throws Exception {
        assertNotUsable("{\"version\":2}", Why.NEWER_VERSION);
        for (String strange : List.of("", "[]", "{}", "{\"version\":1}", "{\"version\":\"one\"}",
                "{\"version\":1,\"registrations\":[{}],\"credentials\":[],\"settings\":{}}",
                "{\"version\":1,\"registrations\":[],\"credentials\":[{\"access\":1}],\"settings\":{}}")) {
            assertNotUsable(strange, Why.DAMAGED);
        }
        sealed("{\"version\":1,\"registrations\":[],\"credentials\":[],\"settings\":{}}");
        assertThat(files.read(file(), PASSPHRASE.toCharArray()).logins()).isEmpty();
    }

    private void assertNotUsable(String text, Why why) throws Exception {
        assertThatThrownBy(() -> ParcelJson.read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(NotUsable.class, e -> assertThat(e.why()).isEqualTo(why));
        sealed(text);
        assertThatThrownBy(() -> files.read(file(), PASSPHRASE.toCharArray()))
                .isInstanceOfSatisfying(FileNotRead.class, e -> assertThat(e.why()).isEqualTo(why));
    }

    private void sealed(String text) throws Exception {
        PassphraseKey key = PassphraseKey.fresh(PASSPHRASE.toCharArray(), new Argon2Cost(8, 1, 1), random);
        byte[] file = EncryptedFile.seal(text.getBytes(StandardCharsets.UTF_8), key, random);
        byte[] whole = new byte[8 + file.length];
        System.arraycopy("SPMOVE1\n".getBytes(StandardCharsets.US_ASCII), 0, whole, 0, 8);
        System.arraycopy(file, 0, whole, 8, file.length);
        Files.write(file(), whole);
    }

    @Test
    void a_name_that_could_forge_a_line_in_a_terminal_is_none() throws Exception {
        write();
        for (String evil : List.of("owl\\u001b]0;pwned", "owl\\n13:00 Valid", "owl\\u202eno", "owl\\u2028x")) {
            for (String field : List.of("\"label\":\"Anna's bot\"", "\"login\":\"anna\"", "\"displayName\":\"Anna\"",
                    "\"name\":\"plain\"")) {
                Parcel plain = new Parcel(List.of(new Parcel.Application(plainlyNamed(), Optional.empty())),
                        List.of(parcel.logins().getFirst()), "{}");
                String text = new String(ParcelJson.of(plain), StandardCharsets.UTF_8);
                assertThat(text).contains(field);
                String key = field.substring(0, field.indexOf(':'));
                assertNotUsable(text.replace(field, key + ":\"" + evil + "\""), Why.DAMAGED);
            }
        }
    }

    private static ClientRegistration plainlyNamed() {
        ClientRegistration one = Entries.registration("r1");
        return new ClientRegistration(one.id(), "plain", one.clientId(), one.type(), one.redirectUri());
    }

    @Test
    void what_is_too_large_to_be_read_again_is_not_written_and_what_was_there_stays() throws Exception {
        write();
        byte[] before = Files.readAllBytes(file());
        Parcel huge = new Parcel(parcel.applications(), parcel.logins(),
                "{\"x\":\"" + "x".repeat(17 * 1024 * 1024) + "\"}");
        assertThatThrownBy(() -> files.write(file(), huge, PASSPHRASE.toCharArray()))
                .isInstanceOf(VaultException.FileNotWritten.class);
        assertThat(file()).hasBinaryContent(before);
        try (Stream<Path> all = Files.list(stick)) {
            assertThat(all).containsExactly(file());
        }
    }

    @Test
    void what_cannot_be_deleted_is_said() throws Exception {
        Files.createDirectory(file());
        Files.writeString(file().resolve("inside"), "");
        assertThatThrownBy(() -> files.delete(file())).isInstanceOf(VaultException.FileNotWritten.class);
    }
}
