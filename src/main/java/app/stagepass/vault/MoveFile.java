package app.stagepass.vault;

import app.stagepass.files.NotWrittenException;
import app.stagepass.files.PlacedFile;
import app.stagepass.vault.EncryptedFile.NotUsable;
import app.stagepass.vault.VaultException.FileNotRead;
import app.stagepass.vault.VaultException.FileNotRead.Why;
import app.stagepass.vault.VaultException.FileNotWritten;
import app.stagepass.vault.VaultException.WrongPassphrase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The file in which everything moves to another computer: eight letters that tell it from the file of secrets, then an
 * {@link EncryptedFile} under a passphrase of its own. Passphrases are wiped by the calls that take them. Calls take as long as
 * Argon2 does.
 */
public final class MoveFile {

    /** How its name ends. */
    public static final String ENDING = ".stagepass";

    private static final byte[] KIND = "SPMOVE1\n".getBytes(StandardCharsets.US_ASCII);
    private static final long LARGEST = 16 * 1024 * 1024;

    private final Argon2Cost cost;
    private final SecureRandom random;

    public MoveFile(Argon2Cost cost, SecureRandom random) {
        this.cost = cost;
        this.random = random;
    }

    /** Whether a passphrase is worth the name; shorter ones can be guessed, Argon2 or not. */
    public static boolean isLongEnough(char[] passphrase) {
        return passphrase.length >= FileSecretStore.SHORTEST_PASSPHRASE;
    }

    /**
     * Writes it, replacing what was there once it was read back; what was there is unharmed by a failure.
     *
     * @throws IllegalArgumentException if the passphrase is too short
     */
    public void write(Path place, Parcel parcel, char[] passphrase) throws VaultException {
        PlacedFile file = new PlacedFile(place, LARGEST);
        byte[] text = ParcelJson.of(parcel);
        try {
            if (!isLongEnough(passphrase)) {
                throw new IllegalArgumentException("a passphrase has at least " + FileSecretStore.SHORTEST_PASSPHRASE
                        + " characters");
            }
            PassphraseKey key = PassphraseKey.fresh(passphrase, cost, random);
            byte[] sealed = EncryptedFile.seal(text, key, random);
            byte[] bytes = Arrays.copyOf(KIND, KIND.length + sealed.length);
            System.arraycopy(sealed, 0, bytes, KIND.length, sealed.length);
            key.destroy();
            if (bytes.length > LARGEST) { // it would not be read again
                throw new FileNotWritten(file.path(), FileNotWritten.Problem.OTHER);
            }
            file.write(bytes);
        } catch (NotWrittenException e) {
            throw FileNotWritten.of(e);
        } catch (OutOfMemoryError e) {
            throw new VaultException.TooLittleMemory();
        } finally {
            Arrays.fill(passphrase, '\0');
            Arrays.fill(text, (byte) 0);
        }
    }

    /**
     * Looks whether a passphrase could open it at all, before anybody is asked for one.
     *
     * @throws FileNotRead if none could
     */
    public void look(Path place) throws FileNotRead {
        var _ = sealed(new PlacedFile(place, LARGEST));
    }

    /**
     * What is in it.
     *
     * @throws WrongPassphrase if the file is whole and this is not its passphrase
     * @throws FileNotRead     if no passphrase could open it
     */
    public Parcel read(Path place, char[] passphrase) throws VaultException {
        PlacedFile file = new PlacedFile(place, LARGEST);
        try {
            EncryptedFile sealed = sealed(file);
            PassphraseKey key = sealed.keyOf(passphrase);
            if (!sealed.isUnder(key)) {
                key.destroy();
                throw new WrongPassphrase();
            }
            byte[] text = sealed.open(key);
            key.destroy();
            try {
                return ParcelJson.read(text);
            } finally {
                Arrays.fill(text, (byte) 0);
            }
        } catch (NotUsable e) {
            throw new FileNotRead(file.path(), e.why());
        } catch (OutOfMemoryError e) {
            throw new VaultException.TooLittleMemory();
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    /** Removes the file, once what was in it is at home. */
    public void delete(Path place) throws VaultException {
        try {
            new PlacedFile(place, LARGEST).delete();
        } catch (IOException e) {
            throw new FileNotWritten(place.toAbsolutePath(), FileNotWritten.Problem.OTHER);
        }
    }

    private static EncryptedFile sealed(PlacedFile file) throws FileNotRead {
        byte[] bytes;
        try {
            bytes = file.read().orElseThrow(() -> new FileNotRead(file.path(), Why.FOREIGN));
        } catch (IOException e) {
            throw new FileNotRead(file.path(), Why.NOT_READABLE);
        }
        if (bytes.length < KIND.length || !Arrays.equals(bytes, 0, KIND.length, KIND, 0, KIND.length)) {
            throw new FileNotRead(file.path(), Why.FOREIGN);
        }
        try {
            return EncryptedFile.parse(Arrays.copyOfRange(bytes, KIND.length, bytes.length));
        } catch (NotUsable e) {
            throw new FileNotRead(file.path(), e.why());
        }
    }
}
