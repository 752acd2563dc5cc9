package app.stagepass.sandbox;

import java.util.Locale;

/** The page from which a person makes things happen to tokens, and to the stand-in itself. It shows no secret. */
final class ControlPage {

    private final SandboxServer server;

    ControlPage(SandboxServer server) {
        this.server = server;
    }

    String html() {
        return Html.page("Control", "control", """
                <header><h1>Sandbox control</h1>
                <p>What you do here happens at once. An application finds out when it next asks.</p></header>
                <section><h2>Who agreed to what</h2>%s</section>
                <section><h2>Break it</h2>%s</section>
                <section><h2>Where Twitch is of two minds</h2><div class="switches">%s</div></section>
                <section><h2>What was asked</h2><dl>%s</dl></section>
                """.formatted(connections(), faults(), switches(), counters()));
    }

    private String connections() {
        StringBuilder rows = new StringBuilder();
        for (SandboxServer.Connection one : server.connections()) {
            SandboxAccount account = SandboxAccount.withId(one.link().userId()).orElseThrow();
            String whose = hidden("client", one.link().client().value()) + hidden("user", account.userId());
            rows.append(
                    """
                            <li><img alt="" src="/avatars/%s.png" width="40" height="40"><div><strong>%s</strong>
                            <small><span>%s</span><span>%s</span><span>%s</span><span>%s</span></small></div><div class="acts">%s%s%s%s</div></li>
                            """
                            .formatted(account.userId(), Html.escape(account.displayName()),
                                    Html.escape(server.nameOf(one.link().client())),
                                    number(one.scopes().size(), "scope"),
                                    number(one.accessTokens(), "live token"),
                                    number(one.refreshTokens(), "refresh token"),
                                    form("expire", whose, button("Expire", "The access tokens end now")),
                                    form("revoke", whose, button("Revoke", "Twitch takes all tokens back")),
                                    form("password", whose,
                                            button("Change password", "All tokens of this account die")),
                                    form("disconnect", whose,
                                            button("Disconnect",
                                                    "As under Settings, Connections: tokens and agreement are gone"))));
        }
        return rows.isEmpty() ? "<p class=\"empty\">Nobody yet.</p>" : "<ul class=\"people\">" + rows + "</ul>";
    }

    private String faults() {
        StringBuilder endpoints = new StringBuilder();
        for (Endpoint endpoint : Endpoint.values()) {
            endpoints.append(option(endpoint.name(), endpoint.path()));
        }
        StringBuilder menu = new StringBuilder();
        FaultMenu.ALL.keySet().forEach(name -> menu.append(option(name, name)));
        String order = form("fault", "<span class=\"fields\">" + select("endpoint", "Endpoint", endpoints.toString())
                + select("fault", "Fault", menu.toString())
                + select("times", "How often",
                        option("1", "once") + option("3", "3 times") + option("0", "until mended"))
                + "<button class=\"primary\">Break</button></span>");
        StringBuilder standing = new StringBuilder();
        server.standingFaults().forEach((endpoint, one) -> standing.append("<li><code>").append(endpoint.path())
                .append("</code><span>").append(Html.escape(FaultMenu.nameOf(one.fault()))).append("</span><small>")
                .append(one.times() == 0 ? "until mended" : one.times() + " more").append("</small></li>"));
        return order + (standing.isEmpty()
                ? "<p class=\"empty\">Everything works.</p>"
                : "<ul class=\"standing\">" + standing + "</ul>" + form("mend", "<button>Mend everything</button>"));
    }

    private String switches() {
        Switches now = server.switches();
        return choice("rotate", "A confidential client\u2019s refresh token", String.valueOf(now.rotateConfidential()),
                "false", "stays", "true", "is replaced")
                + choice("lifetime", "An access token lasts", String.valueOf(now.lifetimeSeconds()),
                        "-1", "about 4 h", "300", "5 min", "20", "20 s", "0", "for ever")
                + choice("revoke-dead", "Revoking a dead token answers", now.revokeDeadAnswers200() ? "200" : "400",
                        "400", "400", "200", "200")
                + choice("fifty-first", "The 51st access token",
                        now.fiftyFirst() == Switches.FiftyFirst.FAILS ? "fails" : "oldest",
                        "fails", "is refused", "oldest", "ends the oldest")
                + choice("scopes", "Scopes come as", now.scopeForm() == Switches.ScopeForm.ARRAY ? "array" : "text",
                        "array", "a list", "text", "one text")
                + choice("device-denial", "A device that was refused",
                        now.deviceDenial() == Switches.DeviceDenial.IS_TOLD ? "told" : "pending",
                        "pending", "waits on", "told", "is told")
                + choice("device-scope", "The device flow also reads \u201cscope\u201d",
                        String.valueOf(now.deviceTakesScope()), "false", "no", "true", "yes");
    }

    private String choice(String action, String label, String now, String... valuesAndWords) {
        StringBuilder buttons = new StringBuilder();
        for (int i = 0; i < valuesAndWords.length; i += 2) {
            boolean on = valuesAndWords[i].equals(now);
            buttons.append("<button name=\"value\" value=\"").append(valuesAndWords[i]).append("\" aria-pressed=\"")
                    .append(on).append("\">").append(valuesAndWords[i + 1]).append("</button>");
        }
        return "<div><span>" + label + "</span>" + form(action, "<span class=\"segments\">" + buttons + "</span>")
                + "</div>";
    }

    private String counters() {
        StringBuilder rows = new StringBuilder();
        server.counters().all()
                .forEach((event, count) -> rows.append("<div").append(count == 0 ? " class=\"zero\"" : "")
                        .append("><dt>").append(event.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .append("</dt><dd>")
                        .append(count).append("</dd></div>"));
        return rows.toString();
    }

    private String form(String action, String... content) {
        return "<form method=\"post\" action=\"/control\">" + hidden("do", action)
                + String.join("", content) + "</form>";
    }

    private static String button(String label, String explanation) {
        return "<button title=\"" + Html.escape(explanation) + "\">" + label + "</button>";
    }

    private static String hidden(String name, String value) {
        return "<input type=\"hidden\" name=\"" + name + "\" value=\"" + Html.escape(value) + "\">";
    }

    private static String select(String name, String label, String options) {
        return "<select name=\"" + name + "\" aria-label=\"" + label + "\">" + options + "</select>";
    }

    private static String option(String value, String label) {
        return "<option value=\"" + Html.escape(value) + "\">" + Html.escape(label) + "</option>";
    }

    private static String number(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
