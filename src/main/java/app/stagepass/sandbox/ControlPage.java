package app.stagepass.sandbox;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The page from which a person makes things happen to tokens, and to the stand-in itself. It shows no secret. */
final class ControlPage {

    /** The faults on offer, by the word that the form sends. */
    static final Map<String, Fault> FAULTS = faults();

    private final SandboxServer server;

    ControlPage(SandboxServer server) {
        this.server = server;
    }

    private static Map<String, Fault> faults() {
        Map<String, Fault> faults = new LinkedHashMap<>();
        faults.put("500", new Fault.Status(500, Optional.empty()));
        faults.put("503", new Fault.Status(503, Optional.empty()));
        faults.put("503, Retry-After 0", new Fault.Status(503, Optional.of("0")));
        faults.put("429", new Fault.Status(429, Optional.empty()));
        faults.put("429, Retry-After 30", new Fault.Status(429, Optional.of("30")));
        faults.put("reset", new Fault.Reset(false));
        faults.put("reset after acting", new Fault.Reset(true));
        faults.put("captive portal", new Fault.Html(200));
        faults.put("truncated JSON", new Fault.Truncated());
        faults.put("malformed JSON", new Fault.Malformed());
        faults.put("wrong types", new Fault.WrongTypes());
        faults.put("10 MB", new Fault.Huge());
        faults.put("5 s slow", new Fault.Slow(Duration.ofSeconds(5)));
        faults.put("30 s slow", new Fault.Slow(Duration.ofSeconds(30)));
        return faults;
    }

    String html(String key) {
        StringBuilder body = new StringBuilder(
                "<h1>Sandbox control</h1><p class=\"muted\">What you do here happens at once; "
                        + "Stagepass finds out at its next check.</p><h2>Who agreed to what</h2>");
        Map<World.Link, String> links = new TreeMap<>(
                (a, b) -> (a.client().value() + a.userId()).compareTo(b.client().value() + b.userId()));
        server.links().forEach(links::put);
        if (links.isEmpty()) {
            body.append("<p class=\"muted\">Nobody yet.</p>");
        } else {
            body.append("<table>");
            links.forEach((link, words) -> body.append("<tr><td><strong>")
                    .append(Html.escape(TokenInfo.account(link.userId()).map(SandboxAccount::displayName)
                            .orElse("the application itself")))
                    .append("</strong><br><span class=\"muted\">").append(Html.escape(server.nameOf(link.client())))
                    .append(" \u00b7 ")
                    .append(Html.escape(words)).append("</span></td><td>")
                    .append(form(key, link, "expire", "Expire")).append(' ').append(form(key, link, "revoke", "Revoke"))
                    .append(' ').append(form(key, link, "disconnect", "Disconnect")).append("</td></tr>"));
            body.append("</table>");
        }
        body.append("<h2>Break it</h2><form method=\"post\" class=\"inline\">").append(hidden("key", key))
                .append(hidden("do", "fault")).append("<select name=\"endpoint\" aria-label=\"Endpoint\">");
        for (Endpoint endpoint : Endpoint.values()) {
            body.append("<option>").append(endpoint).append("</option>");
        }
        body.append("</select><select name=\"fault\" aria-label=\"Fault\">");
        FAULTS.keySet().forEach(name -> body.append("<option>").append(Html.escape(name)).append("</option>"));
        body.append("</select><select name=\"times\" aria-label=\"How often\"><option value=\"1\">once</option>"
                + "<option value=\"3\">3 times</option><option value=\"0\">until mended</option></select>"
                + "<button>Break</button></form> <form method=\"post\" class=\"inline\">").append(hidden("key", key))
                .append(hidden("do", "mend")).append("<button>Mend everything</button></form>");
        server.standingFaults().forEach((endpoint, fault) -> body.append("<p class=\"muted\">").append(endpoint)
                .append(": ").append(Html.escape(nameOf(fault))).append("</p>"));
        Switches now = server.switches();
        body.append("<h2>Switches</h2><div class=\"inline\">")
                .append(toggle(key, "rotate", now.rotateConfidential(),
                        "Confidential refresh: " + (now.rotateConfidential() ? "rotated" : "kept")))
                .append(toggle(key, "short", now.lifetimeSeconds() < 0,
                        "Tokens last: " + (now.lifetimeSeconds() < 0 ? "about 4 h" : now.lifetimeSeconds() + " s")))
                .append("</div><h2>Counters</h2><div class=\"grid\">");
        server.counters().all().forEach((event, count) -> body.append("<div><span class=\"muted\">")
                .append(event.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')).append("</span><span>")
                .append(count).append("</span></div>"));
        return Html.page("Sandbox control", "wide", body.append("</div>").toString());
    }

    private static String nameOf(Fault fault) {
        return FAULTS.entrySet().stream().filter(entry -> entry.getValue().equals(fault)).map(Map.Entry::getKey)
                .findFirst().orElse("broken");
    }

    private static String form(String key, World.Link link, String action, String label) {
        return "<form method=\"post\">" + hidden("key", key) + hidden("do", action)
                + hidden("client", link.client().value())
                + hidden("user", link.userId()) + "<button>" + label + "</button></form>";
    }

    private static String toggle(String key, String name, boolean on, String label) {
        return "<form method=\"post\">" + hidden("key", key) + hidden("do", name) + hidden("on", String.valueOf(on))
                + "<button>" + Html.escape(label) + "</button></form>";
    }

    private static String hidden(String name, String value) {
        return "<input type=\"hidden\" name=\"" + name + "\" value=\"" + Html.escape(value) + "\">";
    }
}
