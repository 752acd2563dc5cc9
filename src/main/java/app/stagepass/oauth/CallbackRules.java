package app.stagepass.oauth;

import app.stagepass.oauth.RedirectByHand.Pasted;
import app.stagepass.oauth.RedirectPages.Page;
import app.stagepass.token.LiveSecrets;
import app.stagepass.token.RedirectUri;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides what a request gets and whether it is the one we wait for. Everything that is not exactly that is answered without
 * effect on the waiting.
 */
final class CallbackRules {

    static final String START = "/start/";

    private final SignInAttempt attempt;
    private final RedirectUri redirect;
    private final PeerCheck peers;
    private final LiveSecrets live;
    private final Set<String> hosts;

    CallbackRules(SignInAttempt attempt, PeerCheck peers, LiveSecrets live) {
        this.attempt = attempt;
        this.redirect = attempt.request().redirectUri();
        this.peers = peers;
        this.live = live;
        this.hosts = hosts(redirect);
    }

    /** A page elsewhere may have its own name point at 127.0.0.1, so only names that are ours are answered. */
    private static Set<String> hosts(RedirectUri redirect) {
        Set<String> hosts = new TreeSet<>();
        for (String name : List.of("localhost", "127.0.0.1", "[::1]", redirect.host())) {
            hosts.add(name + ":" + redirect.port());
            if (redirect.port() == (redirect.isSecure() ? 443 : 80)) {
                hosts.add(name);
            }
        }
        return hosts;
    }

    /** Cookies know no ports, so the name does: two realms may sign in at once. */
    String cookieName() {
        return "stagepass-" + redirect.port();
    }

    String donePath() {
        return below("done");
    }

    /** Below the callback, so that it cannot be the callback. */
    private String below(String name) {
        return redirect.path() + (redirect.path().endsWith("/") ? "" : "/") + name;
    }

    Reply answer(CallbackRequest in) {
        Reply reply = decide(in);
        return reply instanceof Reply.Show show && show.status() >= 400 && !in.query().isEmpty() && in.isNavigation()
                ? new Reply.ToPath(cleanPath(show.page()))
                : reply;
    }

    /**
     * Where a person reads a refusal. A code that was refused is not spent, so it must not stay in the address bar; only
     * programs are refused on the spot.
     */
    private String cleanPath(Page page) {
        return switch (page) {
            case MISMATCH -> below("mismatch");
            case NOT_FOUND, USED -> below("not-found");
            default -> below("rejected");
        };
    }

    private Reply decide(CallbackRequest in) {
        if (!hosts.contains(in.host()) || in.hasBody()) {
            return new Reply.Bare(400);
        }
        if (!in.isGet()) {
            return new Reply.Bare(405);
        }
        if (in.path().equals(redirect.path())) {
            return callback(in, CallbackQuery.of(in.query()));
        }
        if (in.path().startsWith(START)) {
            return start(in);
        }
        if (in.path().equals(donePath())) {
            return done(in);
        }
        if (in.path().equals(below("rejected"))) {
            return new Reply.Show(400, Page.REJECTED);
        }
        if (in.path().equals(below("mismatch"))) {
            return new Reply.Show(400, attempt.noCallback().mismatchSeen() ? Page.MISMATCH : Page.REJECTED);
        }
        if (in.path().equals("/favicon.ico")) {
            return new Reply.Bare(204);
        }
        return isMismatch(CallbackQuery.of(in.query())) && attempt.sawMismatch()
                ? new Reply.Show(404, Page.MISMATCH)
                : new Reply.Show(404, Page.NOT_FOUND);
    }

    private Reply start(CallbackRequest in) {
        if (!attempt.start().matches(in.path().substring(START.length()))) {
            return new Reply.Show(404, Page.NOT_FOUND);
        }
        if (in.isSpeculative()) {
            return new Reply.Bare(503);
        }
        if (!in.isOwnUsers(peers)) {
            return new Reply.Show(403, Page.REJECTED);
        }
        return attempt.mayStart(isBound(in)) ? new Reply.ToAuthorization() : new Reply.Show(410, Page.USED);
    }

    private Reply callback(CallbackRequest in, CallbackQuery query) {
        boolean stateRight = attempt.request().state().matches(query.only("state").orElse(""));
        boolean bound = isBound(in);
        if (!stateRight || !bound) {
            return stranger(query);
        }
        if (in.isSpeculative()) {
            return new Reply.Bare(503);
        }
        if (!in.isOwnUsers(peers)) {
            return new Reply.Show(403, Page.REJECTED);
        }
        Optional<AuthorizationResponse> response = query.response();
        if (response.isEmpty()) {
            return new Reply.Show(400, Page.REJECTED);
        }
        if (response.get() instanceof AuthorizationResponse.Granted granted) {
            live.watch(granted.code());
        }
        attempt.accept(response.get());
        return new Reply.ToPath(donePath());
    }

    /** The same for an address that the person pasted; of the cookie see {@link RedirectByHand}. */
    Pasted paste(String text) {
        Optional<PastedAddress> pasted = PastedAddress.of(text);
        if (pasted.isEmpty()) {
            return Pasted.ANOTHER_ADDRESS;
        }
        PastedAddress address = pasted.get();
        CallbackQuery query = CallbackQuery.of(address.query());
        if (isWayThere(address)) {
            return Pasted.WAY_THERE;
        }
        boolean stateRight = attempt.request().state().matches(query.only("state").orElse(""));
        if (!isRedirect(address) || !stateRight) {
            return ofStranger(address, query);
        }
        Optional<AuthorizationResponse> response = query.response();
        if (response.isEmpty()) {
            return Pasted.NO_ANSWER;
        }
        if (response.get() instanceof AuthorizationResponse.Granted granted) {
            live.watch(granted.code());
        }
        return attempt.acceptPasted(response.get()) ? Pasted.ACCEPTED : Pasted.TOO_LATE;
    }

    private Pasted ofStranger(PastedAddress address, CallbackQuery query) {
        if (isMismatch(query)) {
            attempt.sawMismatch();
            return Pasted.MISMATCH;
        }
        if (!isRedirect(address)) {
            return Pasted.ANOTHER_ADDRESS;
        }
        return query.looksLikeAnswer() ? Pasted.WRONG_STATE : Pasted.NO_ANSWER;
    }

    private boolean isRedirect(PastedAddress address) {
        boolean sameScheme = address.scheme().isEmpty()
                || address.scheme().equals(redirect.isSecure() ? "https" : "http");
        return sameScheme && hosts.contains(address.host()) && address.path().equals(redirect.path());
    }

    private boolean isWayThere(PastedAddress address) {
        URI twitch = attempt.authorization();
        boolean startLink = hosts.contains(address.host()) && address.path().startsWith(START);
        return startLink
                || (address.host().equals(twitch.getRawAuthority()) && address.path().equals(twitch.getRawPath()));
    }

    private Reply stranger(CallbackQuery query) {
        if (isMismatch(query)) {
            return new Reply.Show(400, attempt.sawMismatch() ? Page.MISMATCH : Page.REJECTED);
        }
        if (query.looksLikeAnswer()) {
            attempt.sawWrongState();
        }
        return new Reply.Show(400, Page.REJECTED);
    }

    /**
     * Twitch sends this to the first URI that is registered, at times without the state (reports since 2022). Anybody could, so
     * it never ends the waiting; it explains why nothing else came.
     */
    private static boolean isMismatch(CallbackQuery query) {
        return query.only("error").filter("redirect_mismatch"::equals).isPresent();
    }

    private Reply done(CallbackRequest in) {
        if (!isBound(in) || !in.isOwnUsers(peers)) {
            return new Reply.Show(404, Page.NOT_FOUND);
        }
        if (in.isSpeculative()) {
            return new Reply.Bare(503);
        }
        return in.query().isEmpty() && !attempt.ending().isDone()
                ? new Reply.Show(200, Page.WAITING)
                : new Reply.ShowEnding();
    }

    private boolean isBound(CallbackRequest in) {
        return attempt.isBoundTo(in.cookies(cookieName()));
    }
}
