package app.stagepass.oauth;

import app.stagepass.token.AccessToken;
import app.stagepass.token.Account;
import app.stagepass.token.AuthorizationCode;
import app.stagepass.token.ClientId;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.ClientType;
import app.stagepass.token.RefreshToken;
import app.stagepass.token.Scope;
import app.stagepass.token.TokenSet;
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

    private final Clock clock;
    private final Map<ClientId, ClientSecret> secrets = new HashMap<>();
    private final Map<String, Grant> codes = new HashMap<>();
    private final Map<String, Live> access = new HashMap<>();
    private final Map<String, Grant> refresh = new HashMap<>();
    private final Set<String> spent = new HashSet<>();
    private final Deque<OAuthException> failures = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();
    private final Set<Confirmation> confirmed = new HashSet<>();
    private Runnable during = () -> {};
    private boolean loseAnswers;
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
        return new Validation(live.grant().client(), namesNobody ? Optional.empty() : Optional.of(account),
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
