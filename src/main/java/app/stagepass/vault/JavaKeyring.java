package app.stagepass.vault;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.KeyringStorageType;
import com.github.javakeyring.PasswordAccessException;

/**
 * The one class that touches the java-keyring library (1.0.4). The library throws the same exception for a missing entry and
 * for a failure, and its texts name the entry, so texts are looked at here and stay here.
 */
final class JavaKeyring implements KeyringBackend {

    private static final System.Logger LOG = System.getLogger(JavaKeyring.class.getName());

    private final String service;
    private final Keyring keyring;

    private JavaKeyring(String service, Keyring keyring) {
        this.service = service;
        this.keyring = keyring;
    }

    /**
     * Opens the keyring of this system. On Linux through the Secret Service alone: the older KWallet protocol cannot tell a
     * wallet that stayed shut from an empty one, and KWallet has spoken the Secret Service's since 2022.
     *
     * @param service under which entries are kept; ASCII, for Windows knows no other letters there
     */
    static JavaKeyring open(String service, KeyringSystem system) throws VaultException {
        KeyringStorageType type = switch (system) {
            case LINUX -> KeyringStorageType.GNOME_KEYRING; // the library's name for the Secret Service
            case WINDOWS -> KeyringStorageType.WINDOWS_CREDENTIAL_STORE;
            case MACOS -> KeyringStorageType.OSX_KEYCHAIN;
        };
        try {
            return new JavaKeyring(service, Keyring.create(type));
        } catch (BackendNotSupportedException e) {
            throw new VaultException.Unavailable(VaultException.Unavailable.Missing.SUPPORT);
        }
    }

    @Override
    public String get(String key) throws NoEntry, VaultException.Failed {
        try {
            return keyring.getPassword(service, key);
        } catch (PasswordAccessException e) {
            throw noEntryOrFailed(e);
        }
    }

    @Override
    public void set(String key, String value) throws VaultException.Failed {
        try {
            keyring.setPassword(service, key, value);
        } catch (PasswordAccessException e) {
            throw failed(e);
        }
    }

    @Override
    public void delete(String key) throws NoEntry, VaultException.Failed {
        try {
            keyring.deletePassword(service, key);
        } catch (PasswordAccessException e) {
            throw noEntryOrFailed(e);
        }
    }

    @Override
    public void close() {
        try {
            keyring.close();
        } catch (Exception e) { // KWallet's throws when the bus is gone
            LOG.log(System.Logger.Level.DEBUG, "keyring not closed: {0}", e.getClass().getSimpleName());
        }
    }

    private static VaultException.Failed noEntryOrFailed(PasswordAccessException e) throws NoEntry {
        String text = String.valueOf(e.getMessage());
        // The Secret Service and macOS; Windows' ERROR_NOT_FOUND.
        if (text.contains("No stored credentials match") || text.equals("Error code 1168")) {
            throw new NoEntry();
        }
        return failed(e);
    }

    private static VaultException.Failed failed(PasswordAccessException e) {
        return new VaultException.Failed(e.getClass().getSimpleName());
    }
}
