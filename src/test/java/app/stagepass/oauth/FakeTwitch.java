package app.stagepass.oauth;

import app.stagepass.token.AccessToken;
import app.stagepass.token.Account;
import app.stagepass.token.AuthorizationCode;
import app.stagepass.token.ClientId;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.ClientType;
import app.stagepass.token.DeviceCode;
import app.stagepass.token.RefreshToken;
import app.stagepass.token.Scope;
import app.stagepass.token.TokenSet;
import app.stagepass.token.UserCode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Twitch's authorization server in memory, for tests of what stands above the port: it knows its clients and tokens, spends
 * one-time refresh tokens, cuts the link when one comes back, and fails on order.
 */
public final class FakeTwitch implements AuthorizationServer, AccountLookup {

    public static final Duration LIFETIME = Duration.ofHours(4);
    /** Of an application's own token. */
    public static final Duration APP_LIFETIME = Duration.ofDays(58);
    private static final Account NOBODY = Account.of("0", "nobody");

    private final Clock clock;
    private final Map<ClientId, ClientSecret> secrets = new HashMap<>();
    private final Map<String, Grant> codes = new HashMap<>();
    private final Map<String, Live> access = new HashMap<>();
    private final Map<String, Grant> refresh = new HashMap<>();
    private final java.util.LinkedHashMap<String, Device> devices = new java.util.LinkedHashMap<>();
    private final Map<String, ClientId> applications = new HashMap<>();
    private final Set<String> spent = new HashSet<>();
    private final Deque<OAuthException> failures = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();
    private final Set<Confirmation> confirmed = new HashSet<>();
    private Runnable during = () -> {};
    private boolean slowDown;
    private boolean loseAnswers;
    private Optional<ClientId> named = Optional.empty();
    private boolean namesNobody;
    private boolean sameRefreshToken;
    private int resent;
    private int counter;

    private record Confirmation(String userId, java.time.Instant at) {}

    private record Grant(ClientId client, Account account, SortedSet<Scope> scopes) {}

    private record Live(Grant grant, java.time.Instant end, RefreshToken with) {}

    public FakeTwitch(Clock clock) {
        this.clock = clock;
    }

    public synchronized void knows(ClientRegistration client, ClientSecret secret) {
        secrets.put(client.clientId(), secret);
    }

    /** The person agreed: what the redirect would bring. */
    public synchronized AuthorizationCode consent(ClientRegistration client, Account account, Set<Scope> scopes) {
        String code = "code" + text(26);
        codes.put(code, new Grant(client.clientId(), account, new TreeSet<>(scopes)));
        return new AuthorizationCode(code);
    }

    /** The next request fails so, before anything is done. */
    public synchronized void failNext(OAuthException... next) {
        failures.addAll(List.of(next));
    }

    /** What was still to fail does not. */
    public synchronized void backToNormal() {
        failures.clear();
    }

    /** Runs while each request is at Twitch. */
    public synchronized void meanwhile(Runnable what) {
        during = what;
    }

    /** From now on a token request is carried out and its answer never arrives. */
    public synchronized void loseAnswers(boolean lost) {
        loseAnswers = lost;
    }

    /** From now on a renewal brings the refresh token that was sent, as it does for clients with a secret. */
    public synchronized void keepRefreshTokens() {
        sameRefreshToken = true;
    }

    /** From now on it does not say whose a token is, as it does of an application's own. */
    public synchronized void nameNobody() {
        namesNobody = true;
    }

    /** From now on it says that every token is this application's. */
    public synchronized void sayTheyAreOf(ClientId other) {
        named = Optional.of(other);
    }

    /** All access tokens end now; refresh tokens live on. */
    public synchronized void expireAll() {
        access.clear();
    }

    /** All access tokens but one end now. */
    public synchronized void expireAllBut(AccessToken one) {
        access.keySet().removeIf(token -> !one.matches(token));
    }

    /** One person disconnects the application. */
    public synchronized void disconnect(Account account) {
        access.values().removeIf(one -> one.grant().account().equals(account));
        refresh.values().removeIf(one -> one.account().equals(account));
    }

    /** The person disconnects the application: everything dies. */
    public synchronized void disconnectAll() {
        access.clear();
        refresh.clear();
    }

    /** What was asked, in order: exchange, refresh, validate, revoke, users. */
    public synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    public synchronized int spentTokensResent() {
        return resent;
    }

    public synchronized boolean isLive(AccessToken token) {
        Live live = access.get(token.reveal());
        return live != null && clock.instant().isBefore(live.end());
    }

    /** Whether a renewal with it would bring a pair. */
    public synchronized boolean takes(RefreshToken token) {
        return refresh.containsKey(token.reveal());
    }

    /** Whether {@code /validate} ever said yes to a token of this account at this time. */
    public synchronized boolean confirmed(Account account, java.time.Instant at) {
        return confirmed.contains(new Confirmation(account.userId(), at));
    }

    @Override
    public URI authorizationUri(AuthorizationRequest request) {
        return URI.create("https://id.example/authorize");
    }

    @Override
    public synchronized TokenSet exchange(ClientRegistration client, Optional<ClientSecret> secret,
            AuthorizationCode code) throws OAuthException {
        begin("exchange");
        check(client, secret);
        Grant grant = codes.remove(code.reveal());
        if (grant == null || !grant.client().equals(client.clientId())) {
            throw new OAuthException.InvalidCode();
        }
        return issue(grant);
    }

    /** One device code: what it is for, and who agreed. */
    private static final class Device {

        private final ClientId client;
        private final SortedSet<Scope> scopes;
        private final java.time.Instant end;
        private Optional<Account> agreed = Optional.empty();
        private boolean denied;

        private Device(ClientId client, SortedSet<Scope> scopes, java.time.Instant end) {
            this.client = client;
            this.scopes = scopes;
            this.end = end;
        }
    }

    /** Somebody agrees to the newest device code, wherever they read it. */
    public synchronized void agreeOnDevice(Account account) {
        devices.lastEntry().getValue().agreed = Optional.of(account);
    }

    /** Somebody presses Cancel on the page of the newest device code. */
    public synchronized void denyOnDevice() {
        devices.lastEntry().getValue().denied = true;
    }

    /** From now on it names an account for applications' own tokens too. */
    public synchronized void forgetApplications() {
        applications.clear();
    }

    /** The next poll is told that it came too soon. */
    public synchronized void slowDownNext() {
        slowDown = true;
    }

    @Override
    public synchronized DeviceAuthorization startDevice(ClientRegistration client, SortedSet<Scope> scopes)
            throws OAuthException {
        begin("device");
        String code = "device" + text(34);
        String user = "USER" + text(4).toUpperCase(java.util.Locale.ROOT);
        java.time.Instant end = clock.instant().plus(Duration.ofMinutes(30));
        devices.put(code, new Device(client.clientId(), new TreeSet<>(scopes), end));
        return new DeviceAuthorization(new DeviceCode(code), new UserCode(user),
                URI.create("https://www.twitch.tv/activate?device-code=" + user), end, Duration.ofMillis(1));
    }

    @Override
    public synchronized DeviceTokenResponse pollDevice(ClientRegistration client, DeviceCode code)
            throws OAuthException {
        begin("poll");
        Device device = devices.get(code.reveal());
        if (device == null || !device.client.equals(client.clientId()) || !clock.instant().isBefore(device.end)) {
            throw new OAuthException.InvalidDeviceCode();
        }
        if (device.denied) {
            throw new OAuthException.Denied();
        }
        if (slowDown) {
            slowDown = false;
            return new DeviceTokenResponse.SlowDown();
        }
        if (device.agreed.isEmpty()) {
            return new DeviceTokenResponse.Pending();
        }
        devices.remove(code.reveal());
        TokenSet tokens = issue(new Grant(device.client, device.agreed.get(), device.scopes));
        if (loseAnswers) {
            throw new OAuthException.Unreachable(OAuthException.Unreachable.Reason.CONNECTION_LOST, true);
        }
        return new DeviceTokenResponse.Approved(tokens);
    }

    @Override
    public synchronized TokenSet clientCredentials(ClientRegistration client, ClientSecret secret)
            throws OAuthException {
        begin("client-credentials");
        check(client, Optional.of(secret));
        AccessToken token = new AccessToken("app" + text(27));
        java.time.Instant end = clock.instant().plus(APP_LIFETIME);
        applications.put(token.reveal(), client.clientId());
        access.put(token.reveal(), new Live(new Grant(client.clientId(), NOBODY, new TreeSet<>()), end,
                new RefreshToken("none")));
        return new TokenSet(token, Optional.empty(), new TreeSet<>(), clock.instant(), Optional.of(end));
    }

    @Override
    public synchronized TokenSet refresh(ClientRegistration client, Optional<ClientSecret> secret, RefreshToken token,
            Departure departure) throws OAuthException {
        if (failures.peek() instanceof OAuthException.Unreachable unreachable && !unreachable.mayHaveArrived()) {
            requests.add("refresh");
            throw failures.remove();
        }
        try {
            departure.leaving();
        } catch (java.io.IOException e) {
            throw new OAuthException.Unreachable(OAuthException.Unreachable.Reason.CONNECTION_LOST, false);
        }
        begin("refresh");
        check(client, secret);
        if (spent.contains(token.reveal())) {
            resent++;
            disconnectAll();
        }
        Grant grant = refresh.get(token.reveal());
        if (grant == null) {
            throw new OAuthException.InvalidRefreshToken(400);
        }
        if (client.type() == ClientType.PUBLIC) {
            refresh.remove(token.reveal());
            spent.add(token.reveal());
            access.values().removeIf(one -> one.with().matches(token.reveal()));
        }
        TokenSet fresh = issue(grant);
        if (sameRefreshToken) {
            fresh = new TokenSet(fresh.access(), Optional.of(token), fresh.scopes(), fresh.issuedAt(),
                    fresh.expiresAt());
        }
        if (loseAnswers) {
            throw new OAuthException.Unreachable(OAuthException.Unreachable.Reason.CONNECTION_LOST, true);
        }
        return fresh;
    }

    @Override
    public synchronized Validation validate(AccessToken token) throws OAuthException {
        begin("validate");
        Live live = access.get(token.reveal());
        if (live == null || !clock.instant().isBefore(live.end())) {
            throw new OAuthException.InvalidToken();
        }
        confirmed.add(new Confirmation(live.grant().account().userId(), clock.instant()));
        Account account = Account.of(live.grant().account().userId(), live.grant().account().login());
        boolean isOfApplication = applications.containsKey(token.reveal());
        return new Validation(named.orElse(live.grant().client()),
                namesNobody || isOfApplication ? Optional.empty() : Optional.of(account),
                live.grant().scopes(), clock.instant(), Optional.of(live.end()));
    }

    @Override
    public synchronized void revoke(ClientId clientId, AccessToken token) throws OAuthException {
        begin("revoke");
        access.remove(token.reveal());
        if (loseAnswers) {
            throw new OAuthException.Unreachable(OAuthException.Unreachable.Reason.CONNECTION_LOST, true);
        }
    }

    @Override
    public synchronized Account ownerOf(ClientId clientId, AccessToken token) throws OAuthException {
        begin("users");
        Live live = access.get(token.reveal());
        if (live == null) {
            throw new OAuthException.InvalidToken();
        }
        return live.grant().account();
    }

    private void begin(String request) throws OAuthException {
        requests.add(request);
        during.run();
        OAuthException failure = failures.poll();
        if (failure != null) {
            throw failure;
        }
    }

    private void check(ClientRegistration client, Optional<ClientSecret> secret) throws OAuthException {
        ClientSecret known = secrets.get(client.clientId());
        if (client.type() == ClientType.CONFIDENTIAL
                && (known == null || secret.isEmpty() || !known.matches(secret.get().reveal()))) {
            throw new OAuthException.InvalidClient(
                    known == null
                            ? app.stagepass.token.ClientField.CLIENT_ID
                            : app.stagepass.token.ClientField.CLIENT_SECRET,
                    403);
        }
    }

    private TokenSet issue(Grant grant) {
        AccessToken token = new AccessToken("access" + text(24));
        RefreshToken next = new RefreshToken("refresh" + text(43));
        java.time.Instant end = clock.instant().plus(LIFETIME);
        access.put(token.reveal(), new Live(grant, end, next));
        refresh.put(next.reveal(), grant);
        return new TokenSet(token, Optional.of(next), Collections.unmodifiableSortedSet(new TreeSet<>(grant.scopes())),
                clock.instant(), Optional.of(end));
    }

    private String text(int length) {
        String number = Integer.toString(++counter);
        return "z".repeat(length - number.length()) + number;
    }
}
