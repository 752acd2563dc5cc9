package app.stagepass.watch;

import app.stagepass.TestClock;
import app.stagepass.oauth.FakeTwitch;
import app.stagepass.token.Account;
import app.stagepass.token.TokenKind;
import app.stagepass.token.ClientId;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.ClientType;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus;
import app.stagepass.token.RedirectUri;
import app.stagepass.token.RegistrationId;
import app.stagepass.token.Scope;
import app.stagepass.token.TokenSet;
import app.stagepass.vault.KeptTokens;
import app.stagepass.vault.MapSecretStore;
import app.stagepass.vault.StubbornIndex;
import app.stagepass.vault.StubbornRotations;
import app.stagepass.vault.TokenVault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;

/** The parts of the watch put together as the program does it, with Twitch, the keyring and the clock in the test's hands. */
final class House {

    static final Account OWL = Account.of("141981764", "nightowl");
    static final Account BOT = Account.of("555", "nightowl_bot");
    static final SortedSet<Scope> CHAT = scopes("chat:read", "chat:edit");

    final TestClock clock;
    final FakeTwitch twitch;
    final MapSecretStore keyring = new MapSecretStore();
    final StubbornIndex index = new StubbornIndex();
    /** Stands for the journal's files: it outlives a restart. */
    final StubbornRotations rotations = new StubbornRotations();
    final ClientRegistration app = registration("overlaytools", ClientType.CONFIDENTIAL);
    final ClientSecret secret = new ClientSecret("s3cr3ts3cr3ts3cr3ts3cr3ts3cr3t");
    TokenVault vault;
    Credentials credentials;
    CheckLog history;
    /** Where the history is kept; in memory only while it is empty. */
    Optional<Path> historyFolder = Optional.empty();
    ValidationSchedule schedule;
    Validator validator;
    Revocation revocation;
    LiveTokens liveTokens;
    Admission admission;

    House() throws Exception {
        this.clock = new TestClock();
        this.twitch = new FakeTwitch(clock);
        start();
        twitch.knows(app, secret);
        vault.register(app, Optional.of(secret));
    }

    private House(House first) {
        this.clock = first.clock;
        this.twitch = first.twitch;
        start();
    }

    /** Another computer on which nothing is known yet, with the same Twitch. */
    House anotherComputer() {
        return new House(this);
    }

    /** Also what a restart does: everything in memory is gone, keyring and index stay. */
    final void start() {
        vault = new TokenVault(keyring, index, rotations, _ -> {});
        credentials = new Credentials(vault);
        history = new CheckLog(historyFolder, clock, Runnable::run);
        schedule = new ValidationSchedule(new Random(7));
        validator = new Validator(credentials, vault, twitch, new Renewal(vault, twitch, clock), schedule, history,
                clock);
        revocation = new Revocation(credentials, vault, twitch, history, clock);
        liveTokens = new LiveTokens(credentials, vault, validator, clock);
        admission = new Admission(vault, credentials, twitch, schedule, history, clock);
    }

    static ClientRegistration registration(String clientId, ClientType type) {
        return new ClientRegistration(RegistrationId.random(), "Overlay tools", new ClientId(clientId), type,
                RedirectUri.DEFAULT);
    }

    static SortedSet<Scope> scopes(String... names) {
        return new TreeSet<>(List.of(names).stream().map(Scope::new).toList());
    }

    /** Goes through consent and exchange, and lets the admission decide. */
    SignInResult signIn(ClientRegistration client, Account account, SortedSet<Scope> scopes,
            Optional<CredentialId> reconnect) throws Exception {
        TokenSet tokens = twitch.exchange(client, vault.secretOf(client.id()), twitch.consent(client, account, scopes));
        return admission.admit(new SignInOrder(client, scopes, reconnect),
                new Admission.Candidate(client, account, TokenKind.USER, tokens, clock.instant(), Duration.ZERO,
                        scopes),
                _ -> {});
    }

    CredentialId connected(Account account) throws Exception {
        return ((SignInResult.Connected) signIn(app, account, CHAT, Optional.empty())).id();
    }

    CredentialStatus statusOf(CredentialId id) {
        return credentials.snapshot(id).orElseThrow().status();
    }

    KeptTokens tokensOf(CredentialId id) throws Exception {
        return vault.tokensOf(id).orElseThrow();
    }
}
