package app.stagepass.oauth;

import app.stagepass.oauth.RedirectPages.Page;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;

/** Turns the rules' replies into HTTP of one sign-in. */
final class CallbackHandler extends CallbackServer.Answerer {

    /** Longer than a deadline for signing in, short enough not to linger. */
    private static final int COOKIE_SECONDS = 15 * 60;

    private final CallbackRules rules;
    private final SignInAttempt attempt;
    private final PageWriter writer;
    private final ConnectionGuard guard;
    private final ReceiverLimits limits;
    private final Executor executor;

    CallbackHandler(CallbackRules rules, SignInAttempt attempt, PageWriter writer, ConnectionGuard guard,
            ReceiverLimits limits, Executor executor) {
        super(writer, limits);
        this.rules = rules;
        this.attempt = attempt;
        this.writer = writer;
        this.guard = guard;
        this.limits = limits;
        this.executor = executor;
    }

    @Override
    void answer(Request request, Response response, Callback callback) {
        reply(rules.answer(new CallbackRequest(request)), request, response, callback);
    }

    /** Sends a browser on to Twitch that may set out. */
    void toAuthorization(Response response, Callback callback) {
        response.getHeaders().add(HttpHeader.SET_COOKIE, cookie());
        writer.redirect(attempt.authorization().toASCIIString(), response, callback);
    }

    private void reply(Reply reply, Request request, Response response, Callback callback) {
        switch (reply) {
            case Reply.ToAuthorization() -> toAuthorization(response, callback);
            case Reply.ToPath(String path) -> writer.redirect(path, response, callback);
            case Reply.Show(int status, Page page) -> show(status, page, response, callback);
            case Reply.ShowEnding() -> showEnding(request, response, callback);
            case Reply.ShowFragment() -> writer.showFragment(response, callback);
            case Reply.ShowLink() ->
                writer.showLink(CallbackPlaces.START + attempt.start().reveal(), response, callback);
            case Reply.TakeToken() -> takeToken(request, response, callback);
            case Reply.Bare(int status) -> writer.bare(status, response, callback);
        }
    }

    private String cookie() {
        return rules.places().cookieName() + "=" + attempt.cookie().reveal() + "; Path=/; Max-Age=" + COOKIE_SECONDS
                + "; HttpOnly; SameSite=Lax" + (attempt.request().redirectUri().isSecure() ? "; Secure" : "");
    }

    private void showEnding(Request request, Response response, Callback callback) {
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        if (!attempt.ending().isDone() && !guard.hold(endPoint)) {
            show(200, Page.WAITING, response, callback);
            return;
        }
        CompletableFuture<Boolean> asked = attempt.lastPage();
        CompletableFuture<Page> last = attempt.ending().copy().completeOnTimeout(Page.WAITING,
                limits.hold().toMillis(), TimeUnit.MILLISECONDS);
        last.thenAcceptAsync(
                page -> show(200, page, response, page == Page.WAITING ? callback : telling(callback, asked)), executor)
                .exceptionally(failure -> {
                    callback.failed(failure);
                    return null;
                });
    }

    private Callback telling(Callback callback, CompletableFuture<Boolean> asked) {
        return new Callback.Nested(callback) {
            @Override
            public void succeeded() {
                super.succeeded();
                attempt.endingWasShown(asked);
            }
        };
    }

    /** Reads without holding a thread; the guard's deadline ends a body that does not come. */
    private void takeToken(Request request, Response response, Callback callback) {
        // Not more than the length that the rules allowed.
        var body = new Promise.Completable<String>();
        Content.Source.asString(request, StandardCharsets.US_ASCII, body);
        body.thenAcceptAsync(form -> reply(rules.posted(form), request, response, callback), executor)
                .exceptionally(failure -> {
                    callback.failed(failure);
                    return null;
                });
    }

    private void show(int status, Page page, Response response, Callback callback) {
        writer.show(status, page, page == Page.WAITING ? rules.places().done() + "?wait" : "", response, callback);
    }
}
