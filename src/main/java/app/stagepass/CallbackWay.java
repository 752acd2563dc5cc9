package app.stagepass;

import app.stagepass.oauth.CallbackOptions;
import app.stagepass.oauth.CallbackOptions.Answers;
import app.stagepass.oauth.CallbackOptions.Certificates;
import app.stagepass.oauth.CallbackOptions.Listening;
import app.stagepass.oauth.CertificateSource;
import app.stagepass.oauth.LocalhostCertificate;
import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.OAuthException.CallbackSetup;
import app.stagepass.oauth.PemCertificate;
import app.stagepass.oauth.ReceiverLimits;
import app.stagepass.oauth.RedirectPages;
import app.stagepass.oauth.TemplatePages;
import app.stagepass.settings.CallbackSettings;
import app.stagepass.settings.SettingsFile;
import app.stagepass.token.KeyPassphrase;
import app.stagepass.token.LiveSecrets;
import app.stagepass.vault.KeyPassphrases;
import app.stagepass.vault.VaultException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** The way back from the browser, as the person chose it, with its key, its certificate and its pages. */
final class CallbackWay {

    private final SettingsFile settings;
    private final KeyPassphrases passphrases;
    private final LocalhostCertificate made;
    private final RedirectPages pages;
    private final LiveSecrets live;
    private final Clock clock;

    /** @param made the certificate for this computer's own names, made when it is first wanted */
    CallbackWay(SettingsFile settings, KeyPassphrases passphrases, LocalhostCertificate made, RedirectPages pages,
            LiveSecrets live, Clock clock) {
        this.settings = settings;
        this.passphrases = passphrases;
        this.made = made;
        this.pages = pages;
        this.live = live;
        this.clock = clock;
    }

    /** As the settings are now. */
    CallbackOptions options() {
        CallbackSettings now = settings.settings().callback();
        Certificates certificates = switch (now.tls()) {
            case NONE -> Certificates.NONE;
            case OWN -> new Certificates(Optional.of(own(now, Optional.empty())), Optional.empty());
            case MADE -> new Certificates(Optional.empty(), Optional.of(made));
        };
        Answers answers = switch (now.answer()) {
            case PAGES -> new Answers.Pages();
            case TEMPLATES -> new Answers.Templates(Path.of(now.templates()));
            case EMPTY -> new Answers.Empty();
        };
        return new CallbackOptions(ReceiverLimits.DEFAULT.with(now.keepAlive(), now.shutdown()),
                new Listening(now.host(), now.port(), now.always()), certificates, answers);
    }

    /** @param typed the kept one counts if this is empty */
    private CertificateSource own(CallbackSettings now, Optional<KeyPassphrase> typed) {
        return () -> {
            try {
                Optional<KeyPassphrase> passphrase = typed.isPresent() ? typed : passphrases.read();
                return new PemCertificate(Path.of(now.keyFile()), Path.of(now.certificateFile()), passphrase, clock)
                        .load();
            } catch (VaultException e) {
                throw new CallbackSetup(CallbackSetup.Fault.PASSPHRASE_NOT_READ, now.keyFile());
            }
        };
    }

    /**
     * Looks at all that a sign-in by these settings would need.
     *
     * @param typed the kept passphrase counts if this is empty
     */
    void check(CallbackSettings wanted, Optional<KeyPassphrase> typed) throws OAuthException {
        typed.ifPresent(live::watch);
        switch (wanted.tls()) {
            case NONE -> {
                // nothing to find wanting
            }
            case OWN -> own(wanted, typed).load();
            case MADE -> made.load();
        }
        if (wanted.answer() == CallbackSettings.Answer.TEMPLATES) {
            TemplatePages.load(Path.of(wanted.templates()), pages);
        }
    }
}
