package app.stagepass.sandbox;

import app.stagepass.token.Scope;
import app.stagepass.token.ScopeCatalog;
import java.net.URI;
import java.util.Set;

/** The page on which a person picks an account and agrees, or does not. Works without JavaScript. */
final class ConsentPage {

    private final ScopeCatalog catalog;

    ConsentPage(ScopeCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * What the page posts.
     *
     * @param action  the path
     * @param request the one-time value that binds the form to the request that it was made for
     */
    record Form(String action, String request) {

        /** The value is a secret of the page. */
        @Override
        public String toString() {
            return "Form[" + action + "]";
        }
    }

    /**
     * Draws it.
     *
     * @param destination where the browser goes afterwards
     * @param chosen      the account that is picked at first
     */
    Reply show(SandboxClient client, String destination, Set<String> scopes, Form form, SandboxAccount chosen) {
        StringBuilder accounts = new StringBuilder();
        SandboxAccount.ALL.forEach(account -> accounts.append(choice(account, account.equals(chosen))));
        StringBuilder allowed = new StringBuilder();
        scopes.forEach(scope -> allowed.append(allowed(scope)));
        String name = Html.escape(client.name());
        String origin = origin(URI.create(destination));
        String body = """
                <form method="post" action="%s">
                <input type="hidden" name="request" value="%s">
                <header><span class="tile" aria-hidden="true">%s</span><div><h1>%s</h1>
                <p>wants to act for one of your accounts</p></div></header>
                <div class="columns">
                <fieldset><legend>Agree as</legend>%s</fieldset>
                <section><h2>It will be able to</h2><ul class="scopes">%s</ul></section>
                </div>
                <footer><p>Afterwards you go to <strong>%s</strong></p>
                <span><button name="decision" value="cancel">Cancel</button>
                <button class="primary" name="decision" value="authorize">Authorize</button></span></footer>
                </form>
                """.formatted(form.action(), Html.escape(form.request()), Html.escape(initial(client.name())), name,
                accounts,
                scopes.isEmpty() ? "<li>See who you are, and nothing else</li>" : allowed,
                Html.escape(origin));
        return Reply.html(200, Html.page("Authorize " + client.name(), "consent", body))
                // Chromium holds the redirect after a form against this too, so the application must be named.
                .with("Content-Security-Policy", Html.policy("'self' " + source(URI.create(destination))));
    }

    private static String choice(SandboxAccount account, boolean chosen) {
        return """
                <label class="account"><input type="radio" name="account" value="%s"%s>\
                <span class="card"><img alt="" src="/avatars/%s.png" width="44" height="44"><span><strong>%s</strong>\
                <small>@%s \u00b7 %s</small></span><span class="mark" aria-hidden="true"></span></span></label>
                """.formatted(account.userId(), chosen ? " checked" : "", account.userId(),
                Html.escape(account.displayName()), Html.escape(account.login()), Html.escape(account.description()));
    }

    private String allowed(String scope) {
        var entry = catalog.find(new Scope(scope));
        boolean sensitive = entry.filter(one -> one.sensitivity() == ScopeCatalog.Sensitivity.SENSITIVE).isPresent();
        return "<li><span>" + Html.escape(entry.map(ScopeCatalog.Entry::description).orElse("Something new"))
                + "</span><code>" + Html.escape(scope) + "</code>"
                + (sensitive ? "<em>sensitive</em>" : "") + "</li>";
    }

    private static String initial(String name) {
        return name.isBlank() ? "?" : name.strip().substring(0, name.strip().offsetByCodePoints(0, 1));
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    /** A host source cannot name an IPv6 address (CSP level 3, host-part). */
    private static String source(URI uri) {
        return String.valueOf(uri.getRawAuthority()).startsWith("[") ? uri.getScheme() + ":" : origin(uri);
    }
}
