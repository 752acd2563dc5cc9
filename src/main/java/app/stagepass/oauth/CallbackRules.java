package app.stagepass.oauth;

import app.stagepass.oauth.OAuthException.NoCallback.Astray;
import app.stagepass.oauth.RedirectPages.Page;
import app.stagepass.token.LiveSecrets;
import java.util.Optional;

/**
 * Decides what a request gets and whether it is the one we wait for. Everything that is not exactly that is answered without
 * effect on the waiting.
 */
final class CallbackRules {

    private final SignInAttempt attempt;
    private final CallbackPlaces places;
    private final boolean empty;
    private final PeerCheck peers;
    private final LiveSecrets live;

    /** @param empty whether a browser that brings the answer is told nothing */
    CallbackRules(SignInAttempt attempt, CallbackPlaces places, boolean empty, PeerCheck peers, LiveSecrets live) {
        this.attempt = attempt;
        this.places = places;
        this.empty = empty;
        this.peers = peers;
        this.live = live;
    }

    CallbackPlaces places() {
        return places;
    }

    Reply answer(CallbackRequest in) {
        Reply reply = decide(in);
        // A fragment is not seen here, and there may be one wherever a token is awaited.
        boolean mayTell = !in.query().isEmpty() || (awaitsToken() && in.path().equals(places.callback()));
        return reply instanceof Reply.Show show && show.status() >= 400 && mayTell && in.isNavigation()
                ? away(cleanPath(show.page()))
                : reply;
    }

    /** A redirect inherits the fragment unless it brings one (RFC 9110 section 10.2.2): this brings an empty one. */
    private Reply away(String path) {
        return new Reply.ToPath(awaitsToken() ? path + "#" : path);
    }

    /**
     * Where a person reads a refusal. A code that was refused is not spent, so it must not stay in the address bar; only
     * programs are refused on the spot.
     */
    private String cleanPath(Page page) {
        return switch (page) {
            case MISMATCH -> places.mismatch();
            case NOT_FOUND, USED -> places.notFound();
            default -> places.rejected();
        };
    }

    private Reply decide(CallbackRequest in) {
        if (!places.isOurs(in.host())) {
            return new Reply.Bare(400);
        }
        if (places.isTls() && !in.isEncrypted()) {
            attempt.wentAstray(Astray.PLAIN_HTTP);
            return new Reply.Show(400, Page.REJECTED);
        }
        if (awaitsToken() && in.isPost() && in.path().equals(places.token())) {
            return mayPost(in);
        }
        if (in.hasBody()) {
            return new Reply.Bare(400);
        }
        if (!in.isGet()) {
            return new Reply.Bare(405);
        }
        if (in.path().equals(places.callback())) {
            return callback(in, CallbackQuery.of(in.query()));
        }
        if (in.path().startsWith(CallbackPlaces.START)) {
            return start(in);
        }
        if (in.path().equals(places.done())) {
            return done(in);
        }
        if (in.path().equals(places.rejected())) {
            return new Reply.Show(400, Page.REJECTED);
        }
        if (in.path().equals(places.mismatch())) {
            return new Reply.Show(400, attempt.noCallback().mismatchSeen() ? Page.MISMATCH : Page.REJECTED);
        }
        if (in.path().equals("/favicon.ico")) {
            return new Reply.Bare(204);
        }
        return elsewhere(in, CallbackQuery.of(in.query()));
    }

    private Reply elsewhere(CallbackRequest in, CallbackQuery query) {
        if (query.looksLikeAnswer()) {
            attempt.wentAstray(in.path().equals(places.callback() + "/") || places.callback().equals(in.path() + "/")
                    ? Astray.SLASH
                    : Astray.PATH);
        }
        return new Reply.Show(404, query.isMismatch() && attempt.sawMismatch() ? Page.MISMATCH : Page.NOT_FOUND);
    }

    private Reply start(CallbackRequest in) {
        if (!attempt.start().matches(in.path().substring(CallbackPlaces.START.length()))) {
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

    private boolean awaitsToken() {
        return attempt.request().responseType() == ResponseType.TOKEN;
    }

    /** A fragment is not sent, so only a page of ours can tell whether there is one. */
    private Reply fragment(CallbackRequest in) {
        if (!isBound(in)) {
            return new Reply.Show(400, Page.REJECTED);
        }
        if (in.isSpeculative()) {
            return new Reply.Bare(503);
        }
        return in.isOwnUsers(peers) ? new Reply.ShowFragment() : new Reply.Show(403, Page.REJECTED);
    }

    /**
     * A redirect URI that is nothing but a host and a port is where people go by hand, so the way in is there too. Nobody else may
     * see it: with its link another could set out first, and be taken for the person. So it is not there where anybody may come.
     */
    private Reply link(CallbackRequest in) {
        if (in.isSpeculative()) {
            return new Reply.Bare(503);
        }
        boolean invited = !PeerCheck.ANYBODY.equals(peers) && !in.isSentByAnotherSite(places.origin())
                && in.isOwnUsers(peers);
        return invited ? new Reply.ShowLink() : new Reply.Show(403, Page.REJECTED);
    }

    /** All that can be said before the body is read. */
    private Reply mayPost(CallbackRequest in) {
        if (!in.isFromPageAt(places.origin()) || !in.hasShortForm()) {
            return new Reply.Bare(400);
        }
        return isBound(in) && in.isOwnUsers(peers) ? new Reply.TakeToken() : new Reply.Bare(403);
    }

    /** @param form the fragment as our page posted it, still encoded; all else was found right by {@link #answer} */
    Reply posted(String form) {
        CallbackQuery query = CallbackQuery.of(form);
        if (!attempt.request().state().matches(query.only("state").orElse(""))) {
            attempt.sawWrongState();
            return new Reply.Bare(400);
        }
        Optional<AuthorizationResponse> response = query.token();
        if (response.isEmpty()) {
            return new Reply.Bare(400);
        }
        response.get().watchedBy(live);
        attempt.accept(response.get());
        return new Reply.Bare(204);
    }

    private Reply callback(CallbackRequest in, CallbackQuery query) {
        if (awaitsToken() && in.query().isEmpty()) {
            return fragment(in);
        }
        if (in.query().isEmpty() && places.callback().equals("/") && attempt.isUntouched()) {
            return link(in);
        }
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
        Optional<AuthorizationResponse> response = awaitsToken() ? query.error() : query.response();
        if (response.isEmpty()) {
            return new Reply.Show(400, Page.REJECTED);
        }
        response.get().watchedBy(live);
        if (empty) {
            attempt.acceptWithoutPage(response.get());
            return new Reply.Bare(204);
        }
        attempt.accept(response.get());
        return away(places.done());
    }

    private Reply stranger(CallbackQuery query) {
        if (query.isMismatch()) {
            return new Reply.Show(400, attempt.sawMismatch() ? Page.MISMATCH : Page.REJECTED);
        }
        if (query.looksLikeAnswer()) {
            attempt.sawWrongState();
        }
        return new Reply.Show(400, Page.REJECTED);
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
        return attempt.isBoundTo(in.cookies(places.cookieName()));
    }
}
