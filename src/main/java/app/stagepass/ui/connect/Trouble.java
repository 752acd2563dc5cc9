package app.stagepass.ui.connect;

import app.stagepass.oauth.OAuthException;
import app.stagepass.token.ClientField;
import app.stagepass.words.Failure;
import app.stagepass.words.Failures;
import app.stagepass.words.Messages;
import app.stagepass.words.NextStep;
import app.stagepass.words.Times;
import java.time.Instant;
import java.util.Optional;

/** Words for whatever a job away from JavaFX's thread ended with. */
final class Trouble {

    private final Failures failures;
    private final Messages messages;
    private final Times times;

    Trouble(Failures failures, Messages messages, Times times) {
        this.failures = failures;
        this.messages = messages;
        this.times = times;
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

    /** @param end when the token ends that was not revoked; empty if it does not */
    Failure notDiscarded(Exception failure, Optional<Instant> end) {
        String why = of(failure).title();
        return new Failure(messages.text("connect.not-discarded.title"),
                end.map(at -> messages.text("connect.not-discarded.until", why, times.withDay(at)))
                        .orElseGet(() -> messages.text("connect.not-discarded.endless", why)),
                new NextStep.Retry());
    }

    Failure of(Exception failure) {
        return failures.ofAny(failure);
    }
}
