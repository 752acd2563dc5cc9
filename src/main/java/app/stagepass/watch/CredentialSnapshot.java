package app.stagepass.watch;

import app.stagepass.token.ClientRegistration;
import app.stagepass.token.Credential;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus;
import app.stagepass.token.TokenFacts;
import java.time.Instant;
import java.util.Optional;

/**
 * All that may be shown of a credential at one moment. Holds no secret.
 *
 * @param registration empty if the index names one that is not there
 * @param saved        whether the newest pair is safe in the store
 * @param handedOverAt when the current access token was copied, if it was
 * @param checkedAt    when Twitch was last asked, whatever it answered
 * @param nextCheck    when it will be asked next; empty while nothing is planned
 */
public record CredentialSnapshot(Credential credential, Optional<ClientRegistration> registration, TokenFacts facts,
        CredentialStatus status, boolean saved, Optional<Instant> handedOverAt, Optional<Instant> checkedAt,
        Optional<Instant> nextCheck) {

    public CredentialId id() {
        return credential.id();
    }
}
