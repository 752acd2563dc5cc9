package app.stagepass.ui.connect;

import app.stagepass.oauth.RedirectDoctor;
import app.stagepass.oauth.Checkup;
import app.stagepass.TestClock;
import app.stagepass.oauth.AuthorizationResponse;
import app.stagepass.oauth.FakeTwitch;
import app.stagepass.oauth.OAuthException;
import app.stagepass.token.Account;
import app.stagepass.token.TokenKind;
import app.stagepass.token.ClientId;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.ClientType;
import app.stagepass.token.CredentialId;
import app.stagepass.token.RedirectUri;
import app.stagepass.token.RegistrationId;
import app.stagepass.token.Scope;
import app.stagepass.token.ScopeCatalog;
import app.stagepass.token.Secret;
import app.stagepass.ui.AvatarImages;
import app.stagepass.ui.Work;
import app.stagepass.vault.MapSecretStore;
import app.stagepass.vault.MemoryIndex;
import app.stagepass.vault.MemoryRotations;
import app.stagepass.vault.TokenVault;
import app.stagepass.vault.VaultException;
import app.stagepass.watch.Admission;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.watch.CheckLog;
import app.stagepass.watch.Credentials;
import app.stagepass.watch.Registrations;
import app.stagepass.watch.SignIn;
import app.stagepass.watch.SignInOrder;
import app.stagepass.watch.SignInResult;
import app.stagepass.watch.ValidationSchedule;
import app.stagepass.words.Failures;
import app.stagepass.words.Messages;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

/**
 * Everything that connecting stands on, put together from the program's own parts; Twitch, the keyring, the port, the browser,
 * the clipboard and time are in the test's hands.
 */
final class Desk {

    static final String CLIENT_ID = "abcdefghij0123456789abcdefghij";
    static final String CLIENT_SECRET = "s3cr3ts3cr3ts3cr3ts3cr3ts3cr3t";
    static final Account OWL = new Account("141981764", "nightowl", "NightOwl", Optional.empty());
    static final Account BOT = new Account("555", "nightowl_bot", "NightOwl Bot", Optional.empty());

    final TestClock clock = new TestClock();
    final FakeTwitch twitch = new FakeTwitch(clock);
    final MapSecretStore keyring = new MapSecretStore();
    final MemoryIndex index = new MemoryIndex();
    final FakeDoor door = new FakeDoor();
    final FakeClipboard clipboard = new FakeClipboard();
    final List<URI> opened = new CopyOnWriteArrayList<>();
    final List<Secret> secrets = new CopyOnWriteArrayList<>();
    final List<Runnable> ticks = new ArrayList<>();
    final Messages messages = new Messages(Locale.ENGLISH);
    final TokenVault vault = new TokenVault(keyring, index, new MemoryRotations(), secrets::add);
    final Credentials credentials = new Credentials(vault);
    final Registrations registrations = new Registrations(vault, credentials);
    final Admission admission;
    final SignIn signIn;
    /** What the window is told, in order: {@code connected nightowl}, {@code discarded nightowl_bot}. */
    final List<String> news = new CopyOnWriteArrayList<>();
    ConnectParts.Place place = ConnectParts.Place.REAL;
    volatile boolean browserMissing;
    /** The person thinks better of a passphrase. */
    volatile boolean declines;

    Desk() {
        admission = new Admission(vault, credentials, twitch, new ValidationSchedule(new Random(7)),
                new CheckLog(Optional.empty(), clock, Runnable::run), clock);
        signIn = new SignIn(twitch, twitch, this::open, door, vault, admission, secrets::add, new SecureRandom(),
                clock, List.of());
    }

    private void open(URI uri) throws OAuthException.NoBrowser {
        if (browserMissing) {
            throw new OAuthException.NoBrowser("nothing");
        }
        opened.add(uri);
    }

    /** What the examination of a redirect URI says; a test may change it. */
    volatile RedirectDoctor doctor = redirect -> new Checkup(redirect.port(), List.of("127.0.0.1", "::1"),
            redirect.isSecure(), !redirect.isLoopback());

    ConnectParts parts(Executor ui) {
        Work work = new Work(job -> Thread.ofVirtual().start(job), ui);
        return new ConnectParts(signIn, admission, registrations, credentials, ScopeCatalog.load(), this::open,
                clipboard, new Help(), messages, new Failures(messages),
                new AvatarImages(_ -> Optional.empty(), work, false), work, clock, tick -> {
                    ticks.add(tick);
                    return () -> ticks.remove(tick);
                }, redirect -> doctor.examine(redirect), place, new News());
    }

    private final class News implements ConnectNews {

        @Override
        public void connected(CredentialId id) {
            news.add("connected " + credentials.snapshot(id).orElseThrow().credential().account().login());
        }

        @Override
        public void discarded(Account account) {
            news.add("discarded " + account.login());
        }
    }

    private final class Help implements KeyringHelp {

        @Override
        public void unlock() throws VaultException {
            keyring.unlock();
            vault.saveUnsaved();
        }

        @Override
        public void keepForSession() {
            keyring.be(MapSecretStore.Mood.OPEN);
        }

        @Override
        public void keepInFile() throws VaultException {
            if (declines) {
                keyring.read("look");
            }
            keyring.be(MapSecretStore.Mood.OPEN);
            vault.saveUnsaved();
            news.add("in file");
        }
    }

    static ClientRegistration application(String name, String clientId) {
        return new ClientRegistration(RegistrationId.random(), name, new ClientId(clientId), ClientType.CONFIDENTIAL,
                RedirectUri.DEFAULT);
    }

    /** Known to Twitch and to us. */
    ClientRegistration registered(String name, String clientId) throws VaultException {
        ClientRegistration application = application(name, clientId);
        registrations.save(application, Optional.of(new ClientSecret(CLIENT_SECRET)));
        knownAtTwitch(clientId);
        return application;
    }

    void knownAtTwitch(String clientId) {
        twitch.knows(application("at Twitch", clientId), new ClientSecret(CLIENT_SECRET));
    }

    /** The person agrees in the browser. */
    void agree(String clientId, Account account, Set<Scope> scopes) {
        door.arrives(new AuthorizationResponse.Granted(
                twitch.consent(application("at Twitch", clientId), account, scopes)));
    }

    /** A credential that is there already. */
    CredentialSnapshot connected(ClientRegistration application, Account account, String... scopes)
            throws Exception {
        SortedSet<Scope> wanted = scopes(scopes);
        var tokens = twitch.exchange(application, Optional.of(new ClientSecret(CLIENT_SECRET)),
                twitch.consent(application, account, wanted));
        CredentialId id = ((SignInResult.Connected) admission
                .keepAsNew(new Admission.Candidate(application, account, TokenKind.USER,
                        tokens, clock.instant(), java.time.Duration.ZERO, wanted)))
                .id();
        return credentials.snapshot(id).orElseThrow();
    }

    SignInOrder order(ClientRegistration application, Optional<CredentialSnapshot> reconnect, String... scopes) {
        return new SignInOrder(application, scopes(scopes), reconnect.map(CredentialSnapshot::id));
    }

    static SortedSet<Scope> scopes(String... names) {
        return new TreeSet<>(List.of(names).stream().map(Scope::new).toList());
    }
}
