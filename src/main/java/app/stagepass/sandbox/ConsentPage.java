package app.stagepass.sandbox;

import app.stagepass.token.Scope;
import app.stagepass.token.ScopeCatalog;
import java.util.Set;

/** The page on which a person picks an account and agrees, or does not. Works without JavaScript. */
final class ConsentPage {

    private final ScopeCatalog catalog;

    ConsentPage(ScopeCatalog catalog) {
        this.catalog = catalog;
    }

    /** @param request the one-time value that binds the form to the request that it was made for */
    String html(SandboxClient client, Set<String> scopes, String request) {
        StringBuilder body = new StringBuilder();
        body.append("<h1>").append(Html.escape(client.name())).append("</h1>")
                .append("<p class=\"muted\">wants access to an account.</p>")
                .append("<form method=\"post\" action=\"/oauth2/authorize\"><input type=\"hidden\" name=\"request\" value=\"")
                .append(Html.escape(request)).append("\"><h2>Agree as</h2>");
        boolean first = true;
        for (SandboxAccount account : SandboxAccount.ALL) {
            body.append("<label class=\"account\"><input type=\"radio\" name=\"account\" value=\"")
                    .append(account.userId())
                    .append(first ? "\" checked>" : "\">").append("<span class=\"row\"><img alt=\"\" src=\"/avatars/")
                    .append(account.userId()).append(".png\"><span><strong>").append(Html.escape(account.displayName()))
                    .append("</strong><br><span class=\"muted\">@").append(Html.escape(account.login()))
                    .append(" \u00b7 ")
                    .append(Html.escape(account.description())).append("</span></span></span></label>");
            first = false;
        }
        body.append("<h2>It will be able to</h2><ul>");
        if (scopes.isEmpty()) {
            body.append("<li>See who you are</li>");
        }
        for (String scope : scopes) {
            body.append("<li>").append(Html.escape(catalog.find(new Scope(scope)).map(ScopeCatalog.Entry::description)
                    .orElse("Something newer than this sandbox"))).append("<br><code>").append(Html.escape(scope))
                    .append("</code></li>");
        }
        body.append("</ul><div class=\"actions\"><button name=\"decision\" value=\"cancel\">Cancel</button>")
                .append("<button class=\"primary\" name=\"decision\" value=\"authorize\">Authorize</button></div></form>");
        return Html.page("Authorize " + client.name(), "", body.toString());
    }

    String stale() {
        return Html.page("Too late", "",
                "<h1>This page was used already</h1><p class=\"muted\">Start again in the application.</p>");
    }
}
