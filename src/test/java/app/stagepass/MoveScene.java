package app.stagepass;

import app.stagepass.files.AtomicFile;
import app.stagepass.oauth.FakeTwitch;
import app.stagepass.settings.SettingsFile;
import app.stagepass.token.Account;
import app.stagepass.token.ClientId;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.ClientType;
import app.stagepass.token.Credential;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus;
import app.stagepass.token.ProxyPassword;
import app.stagepass.token.RedirectUri;
import app.stagepass.token.RegistrationId;
import app.stagepass.token.Scope;
import app.stagepass.token.TokenKind;
import app.stagepass.token.TokenSet;
import app.stagepass.vault.Argon2Cost;
import app.stagepass.vault.FileSecretStore;
import app.stagepass.vault.ForwardingStore;
import app.stagepass.vault.IndexFile;
import app.stagepass.vault.Keeping;
import app.stagepass.vault.KeptTokens;
import app.stagepass.vault.MapSecretStore;
import app.stagepass.vault.ProxyPasswords;
import app.stagepass.vault.RotationFiles;
import app.stagepass.vault.SecretStore;
import app.stagepass.vault.StoredCredential;
import app.stagepass.vault.TokenVault;
import app.stagepass.vault.VaultException;
import app.stagepass.watch.CheckLog;
import app.stagepass.watch.Credentials;
import app.stagepass.watch.HandTicker;
import app.stagepass.watch.Renewal;
import app.stagepass.watch.TokenWatch;
import app.stagepass.watch.ValidationSchedule;
import app.stagepass.watch.Validator;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A program on real files, with a keyring, Twitch and time in the test's hands, whose moves can be broken at each step. */
final class MoveScene implements AutoCloseable {

    private static final String PASSPHRASE = "Klavier-Regen_77 Laterne";
    private static final ClientSecret SECRET = new ClientSecret("s3cr3ts3cr3ts3cr3ts3cr3ts3cr3t");
    private static final Argon2Cost CHEAP = new Argon2Cost(8, 1, 1);

    final TestClock clock = new TestClock();
    final FakeTwitch twitch = new FakeTwitch(clock);
    final MapSecretStore keyring = new MapSecretStore();
    final Steps steps = new Steps();
    private final Path folder;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ClientRegistration app = new ClientRegistration(RegistrationId.random(), "Overlay tools",
            new ClientId("overlaytools"), ClientType.CONFIDENTIAL, RedirectUri.DEFAULT);
    HandTicker ticker = new HandTicker();
    SettingsFile settings;
    FileSecretStore file;
    Keeping keeping;
    TokenVault vault;
    Credentials credentials;
    Validator validator;
    SecretsPlace place;
    private IndexFile index;
    private TokenWatch watch;

    MoveScene(Path folder) throws VaultException {
        this.folder = folder;
        start();
        twitch.knows(app, SECRET);
        vault.register(app, Optional.of(SECRET));
        new ProxyPasswords(keeping.secrets(), _ -> {}).keep(new ProxyPassword("behind-the-proxy"));
    }

    private void start() {
        ticker = new HandTicker();
        index = IndexFile.open(new AtomicFile(folder.resolve("data/index.json")), clock);
        settings = SettingsFile.open(new AtomicFile(folder.resolve("config/settings.json"), steps::writing), clock);
        keeping = new Keeping(steps.in(keyring), index,
                new RotationFiles(folder.resolve("data/rotations"), clock, Duration.ofSeconds(20), timer));
        file = new FileSecretStore(new AtomicFile(path(), steps::writing), "Encrypted file", CHEAP, new SecureRandom(),
                clock, timer);
        SecretsPlace.startIn(settings, file, keeping);
        vault = new TokenVault(keeping.secrets(), keeping.index(), keeping.rotations(), _ -> {});
        credentials = new Credentials(vault);
        validator = new Validator(credentials, vault, twitch, new Renewal(vault, twitch, clock),
                new ValidationSchedule(new Random(7)), new CheckLog(Optional.empty(), clock, Runnable::run), clock);
        watch = new TokenWatch(credentials, vault, validator, clock, ticker, Runnable::run);
        place = new SecretsPlace(settings, file, keeping, vault, watch);
    }

    /** The process is gone; files and keyring stay. */
    void restart() {
        watch.close();
        index.close();
        start();
    }

    Path path() {
        return folder.resolve("data/secrets.vault");
    }

    char[] passphrase() {
        return PASSPHRASE.toCharArray();
    }

    CredentialId signedIn(String userId, String login) throws Exception {
        TreeSet<Scope> scopes = new TreeSet<>(List.of(new Scope("chat:read")));
        Account account = Account.of(userId, login);
        TokenSet tokens = twitch.exchange(app, Optional.of(SECRET), twitch.consent(app, account, scopes));
        CredentialId id = CredentialId.random();
        vault.keep(new StoredCredential(new Credential(id, login, app.id(), account, TokenKind.USER, scopes),
                tokens.facts(Optional.empty()), Optional.empty(), false),
                new KeptTokens(tokens.access(), tokens.refresh()));
        return id;
    }

    void check(CredentialId id) {
        validator.check(id);
    }

    CredentialStatus statusOf(CredentialId id) {
        return credentials.snapshot(id).orElseThrow().status();
    }

    long validations() {
        return twitch.requests().stream().filter("validate"::equals).count();
    }

    @Override
    public void close() {
        watch.close();
        index.close();
        timer.shutdownNow();
        ticker.shutdownNow();
    }

    /** How a step is broken. */
    enum Interruption {
        /** It fails, and what comes after it works again. */
        FAILS,
        /** Nothing comes after it. */
        POWER_CUT
    }

    @FunctionalInterface
    interface Deed {

        void run() throws Exception;
    }

    /** Ends the thread as a power cut ends the process: nothing is caught and tidied up after it. */
    private static final class PowerCut extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Counts what a move asks of the keyring and the disk, and breaks one of it. */
    static final class Steps {

        private Interruption how = Interruption.FAILS;
        private int left = Integer.MAX_VALUE;
        private String watched = "";
        private Deed meanwhile = () -> {};

        /** Something that happens at each step of this name. */
        void during(String step, Deed deed) {
            watched = step;
            meanwhile = deed;
        }

        /** Returns whether it came to its end, because it has fewer steps or did without that one. */
        boolean runs(Interruption interruption, int step, Deed deed) throws Exception {
            how = interruption;
            left = step;
            try {
                deed.run();
                return true;
            } catch (VaultException | PowerCut e) {
                return false;
            } finally {
                left = Integer.MAX_VALUE;
            }
        }

        private boolean isBroken(String step) {
            try {
                if (step.equals(watched)) {
                    meanwhile.run();
                }
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            left--;
            if (left > 0 || (left < 0 && how == Interruption.FAILS)) {
                return false;
            }
            if (how == Interruption.POWER_CUT) {
                throw new PowerCut();
            }
            return true;
        }

        void writing(FileChannel to, ByteBuffer bytes) throws IOException {
            if (isBroken("file write")) {
                throw new IOException("No space left on device");
            }
            while (bytes.hasRemaining()) {
                to.write(bytes);
            }
        }

        SecretStore in(SecretStore store) {
            return new ForwardingStore(() -> store) {

                @Override
                public Optional<String> read(String key) throws VaultException {
                    step("keyring read");
                    return super.read(key);
                }

                @Override
                public void write(String key, String value) throws VaultException {
                    step("keyring write");
                    super.write(key, value);
                }

                @Override
                public void delete(String key) throws VaultException {
                    step("keyring delete");
                    super.delete(key);
                }
            };
        }

        private void step(String name) throws VaultException {
            if (isBroken(name)) {
                throw new VaultException.Failed("TestException");
            }
        }
    }
}
