package app.stagepass.ui;

import app.stagepass.oauth.OAuthException;
import app.stagepass.settings.CallbackSettings;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.KeyPassphrase;
import app.stagepass.vault.VaultException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the window may ask of the browser's way back. Calls block, but for {@link #madeCertificate}. */
public interface CallbackControl {

    /**
     * Whether a sign-in could go by these settings, which need not be saved.
     *
     * @param typed the kept passphrase counts if this is empty
     */
    void check(CallbackSettings wanted, Optional<KeyPassphrase> typed) throws OAuthException;

    /** Has the starting route listen, or not, as these settings say, which are saved. */
    void follow(CallbackSettings saved) throws OAuthException;

    /** From now on this one opens the key; it goes to the keyring. */
    void keepPassphrase(KeyPassphrase passphrase) throws VaultException;

    /** Removes it from the keyring. */
    void forgetPassphrase() throws VaultException;

    /** Writes our own pages into a folder, as a start; what is there already stays. */
    void writeTemplates(Path folder) throws OAuthException;

    /** Where the certificate is, or will be, that is made here. */
    Path madeCertificate();

    /** Those that the starting route can be for. */
    List<ClientRegistration> applications();
}
