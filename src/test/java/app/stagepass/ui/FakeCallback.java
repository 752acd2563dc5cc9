package app.stagepass.ui;

import app.stagepass.oauth.OAuthException;
import app.stagepass.settings.CallbackSettings;
import app.stagepass.token.ClientId;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientType;
import app.stagepass.token.KeyPassphrase;
import app.stagepass.token.RedirectUri;
import app.stagepass.token.RegistrationId;
import app.stagepass.vault.VaultException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Files, a keyring entry and a starting route, each of which can fail. */
public final class FakeCallback implements CallbackControl {

    static final ClientRegistration APP = new ClientRegistration(
            new RegistrationId("11111111-2222-4333-8444-555555555555"), "My bot",
            new ClientId("hof5gwx0su6owfnys0nyan9c87zr6t"), ClientType.CONFIDENTIAL, RedirectUri.DEFAULT);

    Optional<KeyPassphrase> kept = Optional.empty();
    final List<String> events = new ArrayList<>();
    Optional<OAuthException> files = Optional.empty();
    Optional<OAuthException> route = Optional.empty();
    Optional<VaultException> keyring = Optional.empty();

    @Override
    public void check(CallbackSettings wanted, Optional<KeyPassphrase> typed) throws OAuthException {
        events.add("checked" + typed.map(_ -> " with a passphrase").orElse(""));
        if (files.isPresent()) {
            throw files.get();
        }
    }

    @Override
    public void follow(CallbackSettings saved) throws OAuthException {
        events.add("followed");
        if (route.isPresent()) {
            throw route.get();
        }
    }

    @Override
    public void keepPassphrase(KeyPassphrase passphrase) throws VaultException {
        if (keyring.isPresent()) {
            throw keyring.get();
        }
        kept = Optional.of(passphrase);
    }

    @Override
    public void forgetPassphrase() throws VaultException {
        if (keyring.isPresent()) {
            throw keyring.get();
        }
        kept = Optional.empty();
    }

    @Override
    public void writeTemplates(Path folder) throws OAuthException {
        events.add("wrote into " + folder);
        if (files.isPresent()) {
            throw files.get();
        }
    }

    @Override
    public Path madeCertificate() {
        return Path.of("/home/owl/.local/share/stagepass/callback/localhost-certificate.pem");
    }

    @Override
    public List<ClientRegistration> applications() {
        return List.of(APP);
    }
}
