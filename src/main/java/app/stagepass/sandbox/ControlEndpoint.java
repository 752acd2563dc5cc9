package app.stagepass.sandbox;

import app.stagepass.token.ClientId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * {@code /control}: does what the page's buttons ask for. Whoever knows this run's key may, and the browser that was once let in
 * with it: it gets a cookie, and the key leaves its address bar. The arguments of a browser that we start can be read by every
 * user of the machine, so what stands there is no key but a ticket, which lets one browser in.
 */
final class ControlEndpoint {

    static final int KEY_LENGTH = 40;

    /** Tickets that nobody came with make room for new ones. */
    private static final int MOST_TICKETS = 16;
    private static final String PATH = "/control";

    private final SandboxServer server;
    private final Supplier<String> randomKeys;
    private final String cookieName;
    private final String key;
    private final String session;
    private final ControlPage page;
    /** Oldest first. */
    private final Deque<String> tickets = new ArrayDeque<>();

    /** @param randomKeys each of {@link #KEY_LENGTH} characters */
    ControlEndpoint(SandboxServer server, int port, Supplier<String> randomKeys) {
        this.server = server;
        this.randomKeys = randomKeys;
        this.cookieName = "sandbox-control-" + port; // cookies do not tell ports apart (RFC 6265 section 8.5)
        this.key = randomKeys.get();
        this.session = randomKeys.get();
        this.page = new ControlPage(server);
    }

    /** Where the page is, with the key: for a person to open as often as they like, and for programs. */
    String path() {
        return PATH + "?key=" + key;
    }

    /** The same for the browser that is about to be started. */
    synchronized String pathForOneBrowser() {
        String ticket = randomKeys.get();
        tickets.addLast(ticket);
        if (tickets.size() > MOST_TICKETS) {
            tickets.removeFirst();
        }
        return PATH + "?key=" + ticket;
    }

    private synchronized boolean spend(String ticket) {
        return tickets.removeIf(one -> isEqual(one, ticket));
    }

    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    Reply answer(Incoming in) {
        String given = in.parameter("key");
        boolean wasLetIn = in.cookie(cookieName).filter(value -> isEqual(session, value)).isPresent();
        if (in.isFromAnotherOrigin()) {
            return refused();
        }
        if (in.isPost()) {
            return (wasLetIn || isEqual(key, given)) && !in.isFromAnotherSite() ? pressed(in) : refused();
        }
        if (!given.isEmpty()) {
            return wasLetIn || isEqual(key, given) || spend(given) ? letIn() : refused();
        }
        return wasLetIn
                ? Reply.html(200, page.html()).with("Content-Security-Policy", Html.policy("'self'"))
                        // With no-referrer, browsers would not tell the origin of our own buttons (Fetch standard).
                        .with("Referrer-Policy", "same-origin")
                : refused();
    }

    private Reply letIn() {
        return Reply.seeOther(PATH).with("Set-Cookie",
                cookieName + "=" + session + "; Path=" + PATH + "; HttpOnly; SameSite=Strict");
    }

    private Reply pressed(Incoming in) {
        return act(in) ? Reply.seeOther(PATH) : Html.says(400, "Nothing done", "That button is not known here.");
    }

    private static Reply refused() {
        return Html.says(403, "Not from here",
                "Each run has a key of its own. Open the control page from Stagepass, or by the address that was printed when the"
                        + " sandbox started.");
    }

    private boolean act(Incoming in) {
        String value = in.parameter("value");
        switch (in.parameter("do")) {
            case "expire" -> server.expireAccessTokens(client(in), in.parameter("user"));
            case "revoke" -> server.revoke(client(in), in.parameter("user"));
            case "disconnect" -> server.disconnect(client(in), in.parameter("user"));
            case "password" -> server.changePassword(in.parameter("user"));
            case "mend" -> server.mend();
            case "fault" -> {
                return breakOne(in);
            }
            case "rotate" -> server.set(server.switches().rotating(value.equals("true")));
            case "lifetime" -> {
                return changeLifetime(value);
            }
            case "revoke-dead" -> server.set(server.switches().revokingDeadAs200(value.equals("200")));
            case "fifty-first" -> server.set(server.switches().withFiftyFirst(value.equals("fails")
                    ? Switches.FiftyFirst.FAILS
                    : Switches.FiftyFirst.ENDS_THE_OLDEST));
            case "device-denial" -> server.set(server.switches().denyingDevices(value.equals("told")
                    ? Switches.DeviceDenial.IS_TOLD
                    : Switches.DeviceDenial.STAYS_PENDING));
            case "device-scope" -> server.set(server.switches().takingDeviceScope(value.equals("true")));
            case "scopes" -> server.set(server.switches().writingScopesAs(value.equals("array")
                    ? Switches.ScopeForm.ARRAY
                    : Switches.ScopeForm.TEXT));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean changeLifetime(String seconds) {
        boolean understood = seconds.matches("-1|[0-9]{1,6}");
        if (understood) {
            server.set(server.switches().lasting(Integer.parseInt(seconds)));
        }
        return understood;
    }

    private boolean breakOne(Incoming in) {
        Fault fault = FaultMenu.ALL.get(in.parameter("fault"));
        String times = in.parameter("times");
        var endpoint = Arrays.stream(Endpoint.values())
                .filter(one -> one.name().equals(in.parameter("endpoint"))).findFirst();
        if (fault == null || endpoint.isEmpty() || !times.matches("[0-9]{1,3}")) {
            return false;
        }
        server.breakIt(endpoint.get(), fault, Integer.parseInt(times));
        return true;
    }

    private static ClientId client(Incoming in) {
        return new ClientId(in.parameter("client"));
    }
}
