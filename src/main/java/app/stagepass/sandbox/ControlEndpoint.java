package app.stagepass.sandbox;

import app.stagepass.token.ClientId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * {@code /control}: does what the page's buttons ask for. Whoever knows this run's key may; it is in no page but the control
 * page itself.
 */
final class ControlEndpoint {

    static final int KEY_LENGTH = 40;

    private final SandboxServer server;
    private final String key;
    private final ControlPage page;

    ControlEndpoint(SandboxServer server, String key) {
        this.server = server;
        this.key = key;
        this.page = new ControlPage(server, key);
    }

    /** Where the page is, with the key. */
    String path() {
        return "/control?key=" + key;
    }

    Reply answer(Incoming in) {
        boolean knowsKey = MessageDigest.isEqual(key.getBytes(StandardCharsets.UTF_8),
                in.parameter("key").getBytes(StandardCharsets.UTF_8));
        if (!knowsKey || (in.isPost() && in.isFromAnotherSite())) {
            return Html.says(403, "Not with this key",
                    "Each run has its own: open the address that was printed or shown when the sandbox started.");
        }
        if (!in.isPost()) {
            return Reply.html(200, page.html()).with("Content-Security-Policy", Html.policy("'self'"));
        }
        return act(in) ? Reply.seeOther(path()) : Html.says(400, "Nothing done", "That button is not known here.");
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
