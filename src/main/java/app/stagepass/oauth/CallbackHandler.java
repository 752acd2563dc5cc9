package app.stagepass.oauth;

import app.stagepass.oauth.RedirectPages.Page;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;

/** Turns the rules' replies into HTTP. No trouble in here tells the client, or a log, anything of the request. */
final class CallbackHandler extends Handler.Abstract {

    private static final System.Logger LOG = System.getLogger(CallbackHandler.class.getName());

    /** Longer than a deadline for signing in, short enough not to linger. */
    private static final int COOKIE_SECONDS = 15 * 60;

    private final CallbackRules rules;
    private final SignInAttempt attempt;
    private final PageHtml html;
    private final ConnectionGuard guard;
    private final ReceiverLimits limits;
    private final Executor executor;

    CallbackHandler(CallbackRules rules, SignInAttempt attempt, PageHtml html, ConnectionGuard guard,
            ReceiverLimits limits, Executor executor) {
        this.rules = rules;
        this.attempt = attempt;
        this.html = html;
        this.guard = guard;
        this.limits = limits;
        this.executor = executor;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        try {
            reply(rules.answer(new CallbackRequest(request)), request, response, callback);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "a request failed: " + e.getClass().getName());
            bare(500, response, callback);
        }
        return true;
    }

    /** For what the HTTP parser refuses: too long, malformed. Jetty has set the status; its own page would name itself. */
    boolean handleRefused(Request request, Response response, Callback callback) {
        bare(response.getStatus(), response, callback);
        return true;
    }

    private void reply(Reply reply, Request request, Response response, Callback callback) {
        switch (reply) {
            case Reply.ToAuthorization() -> {
                response.getHeaders().add(HttpHeader.SET_COOKIE, cookie());
                redirect(attempt.authorization().toASCIIString(), response, callback);
            }
            case Reply.ToPath(String path) -> redirect(path, response, callback);
            case Reply.Show(int status, Page page) -> show(status, page, response, callback);
            case Reply.ShowEnding() -> showEnding(request, response, callback);
            case Reply.ShowFragment() -> showFragment(response, callback);
            case Reply.TakeToken() -> takeToken(request, response, callback);
            case Reply.Bare(int status) -> bare(status, response, callback);
        }
    }

    private String cookie() {
        return rules.places().cookieName() + "=" + attempt.cookie().reveal() + "; Path=/; Max-Age=" + COOKIE_SECONDS
                + "; HttpOnly; SameSite=Lax" + (attempt.request().redirectUri().isSecure() ? "; Secure" : "");
    }

    private void redirect(String location, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.LOCATION, location);
        bare(303, response, callback);
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

    private void showFragment(Response response, Callback callback) {
        write(html.drawFragment(), html.fragmentPolicy(), 200, response, callback);
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
        String drawn = html.draw(page, page == Page.WAITING ? rules.places().done() + "?wait" : "");
        write(drawn, html.policy(), status, response, callback);
    }

    private void write(String drawn, String policy, int status, Response response, Callback callback) {
        byte[] bytes = drawn.getBytes(StandardCharsets.UTF_8);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html; charset=utf-8");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
        respond(status, policy, response);
        response.write(true, java.nio.ByteBuffer.wrap(bytes), callback);
    }

    private void bare(int status, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, 0);
        respond(status, html.policy(), response);
        response.write(true, java.nio.ByteBuffer.allocate(0), callback);
    }

    private void respond(int status, String policy, Response response) {
        response.setStatus(status);
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Content-Security-Policy", policy);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        if (status == 405) {
            headers.put(HttpHeader.ALLOW, "GET");
        }
    }
}
