package app.stagepass.oauth;

import app.stagepass.oauth.OAuthException.NoCallback.Astray;
import app.stagepass.oauth.RedirectPages.Page;
import app.stagepass.token.AccessToken;
import app.stagepass.token.LiveSecrets;
import app.stagepass.token.Nonce;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One person's way through the browser: what it must bring, what was seen of it, how it ended. Thread-safe; once an answer
 * was accepted none replaces it.
 */
final class SignInAttempt {

    private final AuthorizationRequest request;
    private final URI authorization;
    private final Nonce start;

    private final CompletableFuture<AuthorizationResponse> answer = new CompletableFuture<>();
    private final CompletableFuture<Page> ending = new CompletableFuture<>();
    private final CompletableFuture<Boolean> nobodyLeft = new CompletableFuture<>();
    private final CompletableFuture<AccessToken> unwanted = new CompletableFuture<>();

    private boolean linkOpened;
    private boolean wrongStateSeen;
    private boolean mismatchSeen;
    private Optional<Astray> astray = Optional.empty();
    private int onTheWay;
    private CompletableFuture<Boolean> lastPage = CompletableFuture.completedFuture(false);

    SignInAttempt(AuthorizationRequest request, URI authorization, SecureRandom random, LiveSecrets live) {
        this.request = request;
        this.authorization = authorization;
        this.start = Nonce.random(random);
        List.of(request.state(), start, request.binding()).forEach(live::watch);
    }

    AuthorizationRequest request() {
        return request;
    }

    URI authorization() {
        return authorization;
    }

    /** The last part of the start link's path. */
    Nonce start() {
        return start;
    }

    Nonce cookie() {
        return request.binding();
    }

    /** Whether one of these cookie values is ours. A program on another port of this host can add to them, not know ours. */
    boolean isBoundTo(List<String> cookieValues) {
        boolean bound = false;
        for (String value : cookieValues) {
            bound |= cookie().matches(value);
        }
        return bound;
    }

    /**
     * Lets a browser follow the start link: the first one, and afterwards the one that brings the cookie. Nobody is sent to agree
     * to what has ended already.
     */
    synchronized boolean mayStart(boolean bringsCookie) {
        boolean may = (!linkOpened || bringsCookie) && !answer.isDone();
        linkOpened = true;
        onTheWay += may ? 1 : 0;
        return may;
    }

    /** Whether no browser has set out, and none has answered. */
    synchronized boolean isUntouched() {
        return !linkOpened && !answer.isDone();
    }

    synchronized void sawWrongState() {
        wrongStateSeen = true;
    }

    /** Explains, if nothing comes; before the link was opened it is no answer of Twitch's. */
    synchronized void wentAstray(Astray how) {
        astray = linkOpened || how == Astray.PLAIN_HTTP ? Optional.of(how) : astray;
    }

    /** A mismatch without state counts only after the link was opened: it is remembered as an explanation, never believed. */
    synchronized boolean sawMismatch() {
        mismatchSeen |= linkOpened;
        return linkOpened;
    }

    /** Takes the first answer, unless it has ended. From now on a browser waits to be told how it ended. */
    void accept(AuthorizationResponse response) {
        synchronized (this) {
            onTheWay = Math.max(0, onTheWay - 1);
            lastPage = new CompletableFuture<>();
        }
        take(response);
    }

    /** The same from a browser that is not going to be told anything more. */
    void acceptWithoutPage(AuthorizationResponse response) {
        synchronized (this) {
            onTheWay = Math.max(0, onTheWay - 1);
        }
        take(response);
    }

    /** A code that is not taken just ends; a token that is not taken would live on, known to nobody. */
    private void take(AuthorizationResponse response) {
        if (!answer.complete(response) && isGivenUp() && response instanceof AuthorizationResponse.GrantedToken late) {
            unwanted.complete(late.token());
        }
    }

    /** Completes with a token that came after the waiting had ended. */
    CompletableFuture<AccessToken> unwanted() {
        return unwanted;
    }

    /** Takes an answer that no browser waits behind, if it is the first. Returns whether it is. */
    boolean acceptPasted(AuthorizationResponse response) {
        return answer.complete(response);
    }

    /** Ends the waiting from our side; a later answer changes nothing. */
    void giveUp(OAuthException reason) {
        answer.completeExceptionally(reason);
    }

    boolean isGivenUp() {
        return answer.isCompletedExceptionally();
    }

    CompletableFuture<AuthorizationResponse> answer() {
        return answer;
    }

    synchronized OAuthException.NoCallback noCallback() {
        return new OAuthException.NoCallback(linkOpened, wrongStateSeen, mismatchSeen, astray);
    }

    void end(Page page) {
        ending.complete(page);
    }

    /** Completes with the last page. */
    CompletableFuture<Page> ending() {
        return ending;
    }

    /** @param asked what {@link #lastPage} was when the page was asked for: the next browser may have come since */
    void endingWasShown(CompletableFuture<Boolean> asked) {
        asked.complete(true);
        lookWhoIsLeft();
    }

    /** Completes when the last page reached the browser that came back last; at once if none waits for it. */
    synchronized CompletableFuture<Boolean> lastPage() {
        return lastPage;
    }

    /**
     * Completes when every browser that was sent on has come back and was told the end. To be asked after the end: before, more
     * may set out. A tab that was closed is waited for in vain.
     */
    CompletableFuture<Boolean> nobodyLeft() {
        lookWhoIsLeft();
        return nobodyLeft;
    }

    private void lookWhoIsLeft() {
        boolean nobody;
        synchronized (this) {
            nobody = answer.isDone() && onTheWay == 0 && lastPage.isDone();
        }
        if (nobody) {
            nobodyLeft.complete(true);
        }
    }
}
