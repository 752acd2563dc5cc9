package app.stagepass.ui;

import app.stagepass.watch.Labels;
import app.stagepass.TestClock;
import app.stagepass.handover.CopyFormat;
import app.stagepass.oauth.Browser;
import app.stagepass.oauth.FakeTwitch;
import app.stagepass.oauth.OAuthException;
import app.stagepass.desktop.Autostart;
import app.stagepass.settings.Settings;
import app.stagepass.settings.WindowPlace;
import app.stagepass.token.Account;
import app.stagepass.token.ClientField;
import app.stagepass.token.ClientId;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.ClientType;
import app.stagepass.token.Credential;
import app.stagepass.token.CredentialId;
import app.stagepass.token.RedirectUri;
import app.stagepass.token.RegistrationId;
import app.stagepass.token.Scope;
import app.stagepass.token.ScopeCatalog;
import app.stagepass.token.TokenKind;
import app.stagepass.token.TokenSet;
import app.stagepass.ui.theme.Theme;
import app.stagepass.vault.CredentialIndex;
import app.stagepass.vault.KeptTokens;
import app.stagepass.vault.MapSecretStore;
import app.stagepass.vault.MemoryIndex;
import app.stagepass.vault.StoredCredential;
import app.stagepass.vault.MemoryRotations;
import app.stagepass.vault.TokenVault;
import app.stagepass.vault.VaultException;
import app.stagepass.watch.Admission;
import app.stagepass.watch.CheckLog;
import app.stagepass.watch.Importing;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.watch.Credentials;
import app.stagepass.watch.LiveTokens;
import app.stagepass.watch.Renewal;
import app.stagepass.watch.Revocation;
import app.stagepass.watch.SignInResult;
import app.stagepass.watch.TokenWatch;
import app.stagepass.watch.ValidationSchedule;
import app.stagepass.watch.Validator;
import app.stagepass.words.Words;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;

/** All that a window stands on: the real watch over a Twitch, a keyring and a clock in the test's hands; nothing ticks by itself. */
final class Desk implements Flows, KeyringControl, Browser, AutoCloseable {

    static final Account OWL = new Account("141981764", "nightowl", "NightOwl", Optional.empty());
    static final Account BOT = new Account("555", "nightowl_bot", "NightOwl Bot", Optional.empty());
    static final Account MIKA = new Account("9021", "mika_mods", "Mika", Optional.empty());

    final FakeNetwork network = new FakeNetwork();
    final FakeCallback callback = new FakeCallback();
    final FakeMove move = new FakeMove();
    final TestClock clock = new TestClock();
    final FakeTwitch twitch = new FakeTwitch(clock);
    final MapSecretStore keyring = new MapSecretStore();
    final Words words = Words.of(Locale.ENGLISH, clock, java.time.ZoneOffset.UTC);
    final TokenVault vault;
    final ClientRegistration app = registration("Overlay tools", "overlaytools", ClientType.CONFIDENTIAL);
    final ClientRegistration publicApp = registration("Mod desk", "moddesk", ClientType.PUBLIC);
    /** What went on outside, in order: {@code browser https://…}, {@code reconnect nightowl}, {@code quit}. */
    final List<String> outside = new ArrayList<>();
    String clipboard = "";
    /** Where the person puts a file; empty thinks better of it. */
    Optional<Path> saveTo = Optional.empty();
    boolean noBrowser;
    /** To be run when the application is registered that was asked for last. */
    Runnable registering = () -> {};
    /** Where what a window puts off until its cards are seen is held; without it, it is done at once. */
    Optional<List<Runnable>> putOff = Optional.empty();
    Closing closing = Closing.ENDS;
    boolean sessionOnly;
    boolean inFile;
    /** Whether the person thinks better of it when asked for a passphrase. */
    boolean declines;
    /** The system's, while the file is in use. */
    Optional<String> otherKeyring = Optional.empty();
    /** Why no passphrase opens the file. */
    Optional<VaultException> notRead = Optional.empty();
    Optional<VaultException> noWayBack = Optional.empty();
    /** How often the person touched the window. */
    int seen;
    String keyringName = "GNOME Keyring";
    Credentials credentials;
    Validator validator;
    Revocation revocation;
    LiveTokens liveTokens;
    TokenWatch watch;
    final CheckLog history;
    private final ScheduledThreadPoolExecutor ticker;

    Desk() throws VaultException {
        this(new MemoryIndex(), Optional.empty(), new StoppedTimer());
    }

    /** @param checks where the history is kept, if not in memory */
    Desk(CredentialIndex index, Optional<Path> checks, ScheduledThreadPoolExecutor ticker) throws VaultException {
        this.vault = new TokenVault(keyring, index, new MemoryRotations(), _ -> {});
        this.history = new CheckLog(checks, clock, Runnable::run);
        this.ticker = ticker;
        ClientSecret secret = new ClientSecret("s3cr3ts3cr3ts3cr3ts3cr3ts3cr3t");
        twitch.knows(app, secret);
        vault.register(app, Optional.of(secret));
        vault.register(publicApp, Optional.empty());
        restart();
    }

    /** Forgets every status, as a start of the program does. */
    void restart() {
        credentials = new Credentials(vault);
        Renewal renewal = new Renewal(vault, twitch, clock);
        validator = new Validator(credentials, vault, twitch, renewal, new ValidationSchedule(new Random(7)), history,
                clock);
        revocation = new Revocation(credentials, vault, twitch, history, clock);
        liveTokens = new LiveTokens(credentials, vault, validator, clock);
        watch = new TokenWatch(credentials, vault, validator, clock, ticker, Runnable::run);
    }

    static ClientRegistration registration(String name, String clientId, ClientType type) {
        return new ClientRegistration(RegistrationId.random(), name, new ClientId(clientId), type,
                RedirectUri.DEFAULT);
    }

    /** Signed in just now and not checked yet. */
    CredentialId signedIn(Account account, ClientRegistration client, String... scopes) throws Exception {
        TreeSet<Scope> asked = new TreeSet<>(Stream.of(scopes).map(Scope::new).toList());
        TokenSet tokens = twitch.exchange(client, vault.secretOf(client.id()), twitch.consent(client, account, asked));
        CredentialId id = CredentialId.random();
        vault.keep(new StoredCredential(new Credential(id, account.displayName(), client.id(),
                account, TokenKind.USER, asked), tokens.facts(Optional.empty()),
                Optional.empty(), false), new KeptTokens(tokens.access(), tokens.refresh()));
        return id;
    }

    /** What another tool of the application holds. */
    TokenSet elsewhere(Account account, ClientRegistration client, String... scopes) throws Exception {
        return twitch.exchange(client, vault.secretOf(client.id()), twitch.consent(client, account,
                new TreeSet<>(Stream.of(scopes).map(Scope::new).toList())));
    }

    /** Signed in and green. */
    CredentialId connected(Account account, ClientRegistration client, String... scopes) throws Exception {
        CredentialId id = signedIn(account, client, scopes);
        validator.check(id);
        return id;
    }

    CredentialSnapshot snapshot(CredentialId id) {
        return credentials.snapshot(id).orElseThrow();
    }

    TokenCopier.Copied copy(CredentialId id, CopyFormat format) throws LiveTokens.NotLive, VaultException {
        LiveTokens.LiveToken live = liveTokens.take(id);
        clipboard = format.write(live.token());
        return new TokenCopier.Copied(live.worksUntil(), clock.instant().plus(Duration.ofSeconds(30)));
    }

    Importing importing() {
        return new Importing(twitch, twitch, vault, credentials,
                new Admission(vault, credentials, twitch, new ValidationSchedule(new Random(7)), history, clock),
                _ -> {},
                clock);
    }

    private static final WindowPlace NOWHERE = new WindowPlace(0, 0, 0, 0, false);
    private volatile Optional<Settings> saved = Optional.empty();
    /** As where the program runs from its sources. */
    Optional<Autostart> autostart = Optional.empty();
    Optional<URI> releases = Optional.empty();

    Parts parts(Executor ui, Parts.Place place, Settings settings) {
        Theme theme = new Theme(settings.theme(), new SimpleObjectProperty<>(ColorScheme.DARK));
        saved = Optional.of(settings);
        return new Parts(words, ScopeCatalog.load(), clock, _ -> () -> {}, new Work(Runnable::run, ui), credentials,
                history, watch,
                validator, revocation, new Labels(credentials, vault), importing(), this::copy, this, network, callback,
                move,
                account -> account.avatar().map(Pictures::of), this, new FakeFiles(this::asked), autostart,
                new Parts.Product("1.2.3", releases), place,
                theme, settings, this::saved,
                rest -> putOff.ifPresentOrElse(held -> held.add(rest), () -> ui.execute(rest)),
                this);
    }

    Settings savedSettings() {
        return saved.orElseThrow();
    }

    /** What the person chose; where the window is, is not. */
    private void saved(Settings changed) {
        if (!changed.withWindow(NOWHERE).equals(saved.map(one -> one.withWindow(NOWHERE)).orElse(null))) {
            outside.add("settings " + changed.theme());
        }
        saved = Optional.of(changed);
    }

    Optional<Path> asked(FileSaver.Question question) {
        outside.add("save " + question.name());
        return saveTo;
    }

    @Override
    public void open(URI uri) throws OAuthException.NoBrowser {
        if (noBrowser) {
            throw new OAuthException.NoBrowser("test");
        }
        outside.add("browser " + uri);
    }

    @Override
    public String name() {
        return keyringName;
    }

    @Override
    public boolean isSessionOnly() {
        return sessionOnly;
    }

    @Override
    public void check() throws VaultException {
        if (notRead.isPresent()) {
            throw notRead.get();
        }
        if (!sessionOnly) {
            inItsPlace(() -> keyring.read("look"));
        }
    }

    @Override
    public void unlock() throws VaultException {
        if (notRead.isPresent()) {
            throw notRead.get();
        }
        inItsPlace(() -> {
            keyring.unlock();
            keyring.lockVisibly(false);
            return Optional.empty();
        });
    }

    private interface Ask {

        Optional<String> run() throws VaultException;
    }

    private void inItsPlace(Ask ask) throws VaultException {
        try {
            var _ = ask.run();
        } catch (VaultException.Locked e) {
            throw inFile ? new VaultException.Locked(VaultException.Locked.Where.FILE) : e;
        }
    }

    @Override
    public void keepForThisSessionOnly() {
        sessionOnly = true;
        keyring.be(MapSecretStore.Mood.OPEN);
    }

    @Override
    public boolean isInFile() {
        return inFile;
    }

    @Override
    public void keepInFile() {
        outside.add("passphrase");
        inFile = true;
        keyring.be(MapSecretStore.Mood.OPEN);
    }

    @Override
    public boolean changePassphrase() {
        outside.add("change passphrase");
        return !declines;
    }

    @Override
    public Optional<String> usableKeyring() {
        return otherKeyring;
    }

    @Override
    public void backToKeyring() throws VaultException {
        if (noWayBack.isPresent()) {
            throw noWayBack.get();
        }
        inFile = false;
        keyringName = otherKeyring.orElseThrow();
    }

    @Override
    public void lock() {
        keyring.be(MapSecretStore.Mood.LOCKED);
        keyring.lockVisibly(inFile);
    }

    @Override
    public void personIsHere() {
        seen++;
    }

    @Override
    public void addToken(Overlay over) {
        outside.add("add");
    }

    @Override
    public void reconnect(Overlay over, CredentialSnapshot credential) {
        outside.add("reconnect " + credential.credential().account().login());
    }

    @Override
    public Optional<SignInResult.ToConfirm> arrival() {
        return Optional.empty();
    }

    @Override
    public void confirm(Overlay over, SignInResult.ToConfirm brought) {
        outside.add("confirm @" + brought.candidate().account().login());
    }

    @Override
    public void applications(Overlay over) {
        outside.add("applications");
    }

    @Override
    public void mendApplication(Overlay over, RegistrationId registration, ClientField field) {
        outside.add("mend " + field);
    }

    @Override
    public void registerApplication(Overlay over, ClientId client, Runnable saved) {
        outside.add("register " + client);
        registering = saved;
    }

    @Override
    public void trySandbox() {
        outside.add("sandbox");
    }

    @Override
    public Closing closing() {
        return closing;
    }

    @Override
    public void tellThatItStays() {
        outside.add("stays");
    }

    @Override
    public void quit() {
        outside.add("quit");
    }

    @Override
    public void close() {
        ticker.shutdownNow();
    }

    /** Takes every task and never comes to run one. */
    private static final class StoppedTimer extends ScheduledThreadPoolExecutor {

        StoppedTimer() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long delay, long period, TimeUnit unit) {
            return schedule(() -> {}, 1, TimeUnit.DAYS);
        }
    }
}
