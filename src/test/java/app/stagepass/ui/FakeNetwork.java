package app.stagepass.ui;

import app.stagepass.oauth.OAuthException;
import app.stagepass.settings.ProxySetting;
import app.stagepass.token.ProxyPassword;
import app.stagepass.vault.VaultException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A keyring entry and a way to Twitch, each of which can fail. */
public final class FakeNetwork implements NetworkControl {

    Optional<ProxyPassword> kept = Optional.empty();
    final List<ProxySetting> tested = new ArrayList<>();
    Optional<VaultException> keyring = Optional.empty();
    Optional<OAuthException> way = Optional.empty();

    @Override
    public void keepPassword(ProxyPassword password) throws VaultException {
        if (keyring.isPresent()) {
            throw keyring.get();
        }
        kept = Optional.of(password);
    }

    @Override
    public void forgetPassword() throws VaultException {
        if (keyring.isPresent()) {
            throw keyring.get();
        }
        kept = Optional.empty();
    }

    @Override
    public void test(ProxySetting setting, Optional<ProxyPassword> password) throws OAuthException {
        tested.add(setting);
        if (way.isPresent()) {
            throw way.get();
        }
    }
}
