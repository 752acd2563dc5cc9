package app.stagepass.sandbox;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The one way in for all requests: who may come in, and to whom they are led. */
final class Door extends Handler.Abstract {

    private static final Logger LOG = System.getLogger(Door.class.getName());

    private final SandboxServer sandbox;
    private final ControlEndpoint control;

    Door(SandboxServer sandbox, ControlEndpoint control) {
        this.sandbox = sandbox;
        this.control = control;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Wire wire = new Wire(request, response, callback);
        try {
            if (!Incoming.isForUs(request)) {
                wire.send(Html.says(421, "Not under this name", "The sandbox answers to localhost only."));
            } else if (!request.getMethod().equals("GET") && !request.getMethod().equals("POST")) {
                wire.send(Reply.empty(405).with("Allow", "GET, POST"));
            } else {
                lead(Incoming.read(request), wire);
            }
        } catch (Incoming.TooLarge e) {
            wire.send(Reply.error(413, "request too large"));
        } catch (IOException | RuntimeException e) {
            // Its text may hold what was sent.
            LOG.log(Level.WARNING, "a request failed: {0}", e.getClass().getName());
            wire.send(Reply.error(400, "malformed request"));
        }
        return true;
    }

    /** For what the HTTP parser refuses; Jetty's own page would repeat the address, and a code may be in it. */
    static boolean refuse(Request request, Response response, Callback callback) {
        new Wire(request, response, callback).send(Reply.empty(response.getStatus()));
        return true;
    }

    private void lead(Incoming in, Wire wire) {
        Optional<Endpoint> endpoint = Arrays.stream(Endpoint.values()).filter(one -> one.path().equals(in.path()))
                .findFirst();
        if (endpoint.isEmpty()) {
            wire.send(page(in));
            return;
        }
        Supplier<Reply> truth = () -> isRightMethod(endpoint.get(), in.isPost())
                ? sandbox.answer(endpoint.get(), in)
                : Reply.error(404, "not found");
        Optional<Fault> fault = sandbox.nextFault(endpoint.get());
        if (fault.isPresent()) {
            Breakage.answer(fault.get(), truth, wire);
        } else {
            wire.send(truth.get());
        }
    }

    private static boolean isRightMethod(Endpoint endpoint, boolean post) {
        return switch (endpoint) {
            case AUTHORIZE, ACTIVATE -> true;
            case DEVICE, TOKEN, REVOKE -> post;
            case VALIDATE, USERS -> !post;
        };
    }

    private Reply page(Incoming in) {
        return switch (in.path()) {
            case "/" -> Html.says(200, "The sandbox runs",
                    "It stands in for Twitch while you try things. To expire, revoke, disconnect or break something, open the"
                            + " control page: its address was printed or shown when the sandbox started.");
            case "/control" -> control.answer(in);
            case "/style.css" -> Html.style();
            case "/favicon.ico" -> Reply.empty(204);
            case String path when path.startsWith("/avatars/") && path.endsWith(".png") ->
                SandboxAccount.withId(path.substring("/avatars/".length(), path.length() - ".png".length()))
                        .map(account -> Reply.png(AvatarPicture.png(account.userId())))
                        .orElseGet(() -> Reply.empty(404));
            default -> Reply.error(404, "not found");
        };
    }
}
