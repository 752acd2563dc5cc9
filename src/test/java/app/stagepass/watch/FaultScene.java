package app.stagepass.watch;

import app.stagepass.TestClock;
import app.stagepass.oauth.AuthorizationRequest;
import app.stagepass.oauth.AuthorizationResponse;
import app.stagepass.oauth.AuthorizationServer;
import app.stagepass.oauth.Cancellation;
import app.stagepass.oauth.OAuthException;
import app.stagepass.sandbox.Endpoint;
import app.stagepass.sandbox.FakeBrowser;
import app.stagepass.sandbox.Fault;
import app.stagepass.sandbox.Pair;
import app.stagepass.sandbox.SandboxClient;
import app.stagepass.sandbox.SandboxOptions;
import app.stagepass.sandbox.SandboxServer;
import app.stagepass.token.Account;
import app.stagepass.token.TokenKind;
import app.stagepass.token.AuthorizationCode;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.ClientType;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus;
import app.stagepass.token.Nonce;
import app.stagepass.token.RedirectUri;
import app.stagepass.token.RegistrationId;
import app.stagepass.token.TokenSet;
import app.stagepass.twitch.Patience;
import app.stagepass.twitch.TwitchAuthorizationServer;
import app.stagepass.twitch.TwitchEndpoints;
import app.stagepass.twitch.TwitchHttp;
import app.stagepass.twitch.TwitchUsers;
import app.stagepass.vault.KeptTokens;
import app.stagepass.vault.MapSecretStore;
import app.stagepass.vault.MemoryIndex;
import app.stagepass.vault.MemoryRotations;
import app.stagepass.vault.TokenVault;
import app.stagepass.vault.VaultException;
import app.stagepass.words.Failure;
import app.stagepass.words.Failures;
import app.stagepass.words.Messages;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One application, and one account that agreed to it: the program's own parts, over real HTTP, against the stand-in for Twitch. */
final class FaultScene implements AutoCloseable {

    static final Account OWL = Account.of("141981764", "nightowl");

    private static final Failures WORDS = new Failures(new Messages(Locale.ENGLISH));
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    final SandboxServer sandbox;
    final TestClock clock = new TestClock();
    final MapSecretStore keyring = new MapSecretStore();
    final MemoryIndex index = new MemoryIndex();
    final MemoryRotations rotations = new MemoryRotations();
    final ClientRegistration app;
    final ClientSecret secret = new ClientSecret("s3cr3ts3cr3ts3cr3ts3cr3ts3cr3t");
    /** Ends what a fault keeps waiting. */
    final CompletableFuture<Boolean> released = new CompletableFuture<>();
    private final SandboxClient client;
    private final AuthorizationServer twitch;
    private final TwitchHttp http;
    private final TwitchEndpoints endpoints;
    TokenVault vault;
    Credentials credentials;
    Validator validator;
    Revocation revocation;
    private SignIn signIn;

    /** @param patience how long Twitch is waited for */
    FaultScene(SandboxServer sandbox, ClientType type, Duration patience) throws Exception {
        this.sandbox = sandbox;
        client = sandbox.register("Overlay tools", type, secret, List.of(RedirectUri.DEFAULT.value()));
        app = new ClientRegistration(RegistrationId.random(), "Overlay tools", client.id(), type, RedirectUri.DEFAULT);
        http = Patience.of(patience, clock);
        endpoints = new TwitchEndpoints(sandbox.oauth(), sandbox.helix());
        twitch = new TwitchAuthorizationServer(endpoints, http, _ -> {});
        start();
        vault.register(app, type == ClientType.CONFIDENTIAL ? Optional.of(secret) : Optional.empty());
    }

    static SandboxServer sandbox() throws Exception {
        return SandboxServer.start(new SandboxOptions(0, Optional.empty(), new TestClock(), new SecureRandom()));
    }

    /** Also what a restart does: keyring, index and journal stay. */
    void start() {
        vault = new TokenVault(keyring, index, rotations, _ -> {});
        credentials = new Credentials(vault);
        CheckLog history = new CheckLog(Optional.empty(), clock, Runnable::run);
        ValidationSchedule schedule = new ValidationSchedule(new Random(7));
        validator = new Validator(credentials, vault, twitch, new Renewal(vault, twitch, clock), schedule, history,
                clock);
        revocation = new Revocation(credentials, vault, twitch, history, clock);
        signIn = new SignIn(twitch, new TwitchUsers(endpoints, http), _ -> {},
                new ScriptedReceiver(_ -> new AuthorizationResponse.Granted(code())), vault,
                new Admission(vault, credentials, twitch, schedule, history, clock), _ -> {}, new SecureRandom(), clock,
                List.of());
    }

    /** What the redirect brings when the person has agreed. */
    private AuthorizationCode code() {
        URI page = twitch.authorizationUri(new AuthorizationRequest(app.clientId(), app.redirectUri(), House.CHAT,
                new Nonce("state"), true));
        try {
            URI back = new FakeBrowser().addressAfterAgreeing(page);
            Matcher code = CODE.matcher(back.toString());
            if (!code.find()) {
                throw new AssertionError("no code");
            }
            beforeTheExchange.run();
            return new AuthorizationCode(URLDecoder.decode(code.group(1), StandardCharsets.UTF_8));
        } catch (java.io.IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Happens when the person has agreed and the code is not exchanged yet. */
    Runnable beforeTheExchange = () -> {};

    /** Signs in as a person does, or again in place of what is there. */
    CredentialId signIn(Optional<CredentialId> reconnect) throws OAuthException, VaultException {
        SignInResult result = signIn.run(new SignInOrder(app, House.CHAT, reconnect), new Cancellation(), _ -> {});
        return ((SignInResult.Connected) result).id();
    }

    /** Twitch gives a pair, and it is kept; a public client gets none in any other way here. */
    CredentialId granted(Optional<CredentialId> reconnect) {
        Pair pair = sandbox.grant(client, OWL.userId(), java.util.Set.of("chat:read", "chat:edit"));
        TokenSet tokens = new TokenSet(pair.access(), Optional.of(pair.refresh()), House.CHAT, clock.instant(),
                Optional.of(clock.instant().plus(Duration.ofHours(4))));
        Admission admission = new Admission(vault, credentials, twitch, new ValidationSchedule(new Random(7)),
                new CheckLog(Optional.empty(), clock, Runnable::run), clock);
        return ((SignInResult.Connected) admission.admit(new SignInOrder(app, House.CHAT, reconnect),
                new Admission.Candidate(app, OWL, TokenKind.USER, tokens, clock.instant(), Duration.ZERO, House.CHAT),
                _ -> {})).id();
    }

    void breakIt(Endpoint endpoint, Fault fault) {
        sandbox.breakIt(endpoint, fault, 0);
    }

    Optional<CredentialStatus> statusOf(CredentialId id) {
        return credentials.snapshot(id).map(CredentialSnapshot::status);
    }

    Optional<KeptTokens> stored(CredentialId id) {
        try {
            return vault.tokensOf(id);
        } catch (VaultException e) {
            throw new AssertionError(e);
        }
    }

    /** What the person reads on the card; nothing where all is well. */
    static Optional<Failure> told(CredentialStatus status) {
        return status instanceof CredentialStatus.Valid ? Optional.empty() : Optional.of(WORDS.of(status));
    }

    static Failure told(OAuthException failure) {
        return WORDS.of(failure);
    }

    @Override
    public void close() {
        released.complete(true);
        sandbox.mend();
    }
}
