package app.stagepass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.files.AtomicFile;
import app.stagepass.oauth.CallbackOptions.Answers;
import app.stagepass.oauth.LocalhostCertificate;
import app.stagepass.oauth.OAuthException.CallbackSetup;
import app.stagepass.oauth.OAuthException.CallbackSetup.Fault;
import app.stagepass.oauth.PemFiles;
import app.stagepass.oauth.TemplatePages;
import app.stagepass.settings.CallbackSettings;
import app.stagepass.settings.CallbackSettings.Answer;
import app.stagepass.settings.CallbackSettings.Tls;
import app.stagepass.settings.Settings;
import app.stagepass.settings.SettingsFile;
import app.stagepass.token.KeyPassphrase;
import app.stagepass.token.RedirectUri;
import app.stagepass.vault.KeyPassphrases;
import app.stagepass.vault.MapSecretStore;
import app.stagepass.vault.MapSecretStore.Mood;
import app.stagepass.words.BrowserPages;
import app.stagepass.words.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Settings become what receivers go by, and what they cannot go by is told. */
class CallbackWayTest {

    private static final RedirectUri HTTPS = new RedirectUri("https://localhost:3000/");

    @TempDir
    private Path folder;
    private final TestClock clock = new TestClock();
    private final MapSecretStore keyring = new MapSecretStore();
    private final KeyPassphrases passphrases = new KeyPassphrases(keyring, _ -> {});
    private final List<String> watched = new ArrayList<>();

    private SettingsFile settings() {
        return SettingsFile.open(new AtomicFile(folder.resolve("settings.json")), clock);
    }

    private CallbackWay way(SettingsFile settings) {
        return new CallbackWay(settings, passphrases,
                new LocalhostCertificate(folder.resolve("made"), new SecureRandom(), clock),
                new BrowserPages(new Messages(Locale.ENGLISH)), secret -> watched.add(secret.reveal()), clock);
    }

    private static CallbackSettings with(Tls tls, Path key, Path certificate, Answer answer, Path templates) {
        CallbackSettings usual = CallbackSettings.DEFAULT;
        return new CallbackSettings("", usual.port(), false, usual.keepAlive(), usual.shutdown(), tls, key.toString(),
                certificate.toString(), answer, templates.toString(), usual.route());
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable what, Fault fault) {
        assertThatThrownBy(what).isInstanceOfSatisfying(CallbackSetup.class,
                refused -> assertThat(refused.fault()).isEqualTo(fault));
    }

    @Test
    void an_encrypted_key_is_opened_with_what_is_typed_or_else_kept() throws Exception {
        PemFiles files = PemFiles.in(folder, "EC");
        CallbackSettings own = with(Tls.OWN, files.key("encrypted"), files.certificate(clock.instant()), Answer.PAGES,
                folder);
        SettingsFile settings = settings();
        CallbackWay way = way(settings);
        assertRefused(() -> way.check(own, Optional.empty()), Fault.PASSPHRASE_MISSING);
        assertRefused(() -> way.check(own, Optional.of(new KeyPassphrase("wrong"))), Fault.PASSPHRASE_WRONG);
        assertThat(watched).as("kept out of the log from the first").containsExactly("wrong");
        way.check(own, Optional.of(new KeyPassphrase(PemFiles.PASSPHRASE)));

        passphrases.keep(new KeyPassphrase(PemFiles.PASSPHRASE));
        way.check(own, Optional.empty());
        settings.save(Settings.DEFAULT.withCallback(own));
        assertThat(way.options().certificates().own().orElseThrow().load().certificate()).isNotNull();
        keyring.be(Mood.LOCKED_FOR_GOOD);
        assertRefused(() -> way.options().certificates().own().orElseThrow().load(), Fault.PASSPHRASE_NOT_READ);
    }

    @Test
    void pages_are_checked_as_a_whole() throws Exception {
        Path pages = Files.createDirectory(folder.resolve("pages"));
        CallbackSettings templates = with(Tls.NONE, folder, folder, Answer.TEMPLATES, pages);
        SettingsFile settings = settings();
        CallbackWay way = way(settings);
        assertRefused(() -> way.check(templates, Optional.empty()), Fault.TEMPLATE_MISSING);
        TemplatePages.writeOurs(pages);
        way.check(templates, Optional.empty());
        settings.save(Settings.DEFAULT.withCallback(templates));
        assertThat(way.options().answers()).isEqualTo(new Answers.Templates(pages));
    }

    @ParameterizedTest
    @EnumSource(Answer.class)
    void what_the_browser_shall_show_is_what_it_shows(Answer chosen) throws Exception {
        SettingsFile settings = settings();
        settings.save(Settings.DEFAULT.withCallback(with(Tls.NONE, folder, folder, chosen, folder)));
        assertThat(way(settings).options().answers()).isEqualTo(switch (chosen) {
            case PAGES -> new Answers.Pages();
            case TEMPLATES -> new Answers.Templates(folder);
            case EMPTY -> new Answers.Empty();
        });
    }

    @Test
    void by_default_nothing_is_served_but_plain_http_with_our_pages() throws Exception {
        CallbackWay way = way(settings());
        way.check(CallbackSettings.DEFAULT, Optional.empty());
        assertThat(way.options().answers()).isInstanceOf(Answers.Pages.class);
        assertThat(way.options().certificates().own()).isEmpty();
        assertThat(way.options().certificates().made()).isEmpty();
        assertThat(HTTPS.isSecure()).isTrue();
        assertThat(Files.exists(folder.resolve("made"))).as("no certificate is made unasked").isFalse();
    }
}
