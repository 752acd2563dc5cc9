package app.stagepass.ui.connect;

import app.stagepass.oauth.OAuthException;
import app.stagepass.token.ClientField;
import app.stagepass.words.Failure;
import app.stagepass.words.Failures;
import java.util.Optional;

/** Words for whatever a job away from JavaFX's thread ended with. */
final class Trouble {

    private final Failures failures;

    Trouble(Failures failures) {
        this.failures = failures;
    }

    SignInPhase.Failed phase(Exception failure) {
        return new SignInPhase.Failed(of(failure), refused(failure), suspect(failure),
                failure instanceof OAuthException.Denied);
    }

    private static Optional<ClientField> refused(Exception failure) {
        return switch (failure) {
            case OAuthException.InvalidClient client -> Optional.of(client.field());
            case OAuthException.NoCallback missed when missed.mismatchSeen() -> Optional.of(ClientField.REDIRECT_URI);
            default -> Optional.empty();
        };
    }

    private static Optional<ClientField> suspect(Exception failure) {
        return switch (failure) {
            case OAuthException.PortBusy _,OAuthException.CannotListen _,OAuthException.NoCallback _ ->
                Optional.of(ClientField.REDIRECT_URI);
            case OAuthException.ForeignToken _ -> Optional.of(ClientField.CLIENT_ID);
            default -> Optional.empty();
        };
    }

    Failure of(Exception failure) {
        return failures.ofAny(failure);
    }
}
