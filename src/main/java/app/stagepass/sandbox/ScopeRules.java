package app.stagepass.sandbox;

import app.stagepass.token.Scope;
import app.stagepass.token.ScopeCatalog;
import java.util.Optional;

/** Which scopes can be asked for. */
final class ScopeRules {

    private final ScopeCatalog catalog;

    ScopeRules(ScopeCatalog catalog) {
        this.catalog = catalog;
    }

    /** Twitch shows its refusal as JSON, and sends nobody back. */
    Optional<Reply> refusal(String scope) {
        if (!Scope.isWellFormed(scope)) {
            return Optional.of(Reply.error(400, "invalid scope requested"));
        }
        Optional<ScopeCatalog.Entry> entry = catalog.find(new Scope(scope));
        if (entry.isEmpty()) {
            return Optional.of(Reply.error(400, "invalid scope requested: '" + scope + "'"));
        }
        return entry.filter(ScopeCatalog.Entry::retired)
                .map(_ -> Reply.error(400, "Sorry, the scope you are requesting is currently unavailable"));
    }
}
