package app.stagepass.ui;

import app.stagepass.oauth.OAuthException;
import app.stagepass.settings.ProxySetting;
import app.stagepass.token.ProxyPassword;
import app.stagepass.vault.VaultException;
import java.util.Optional;

/** What the window may ask of the way to Twitch. Calls block. */
public interface NetworkControl {

    /** From now on the proxy is told this one; it goes to the keyring. */
    void keepPassword(ProxyPassword password) throws VaultException;

    /** Removes it from the keyring. */
    void forgetPassword() throws VaultException;

    /**
     * Asks Twitch about nothing by this setting, which need not be saved. Returns if Twitch answered.
     *
     * @param password the kept one counts if this is empty
     */
    void test(ProxySetting setting, Optional<ProxyPassword> password) throws OAuthException;
}
