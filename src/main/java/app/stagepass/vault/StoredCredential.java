package app.stagepass.vault;

import app.stagepass.token.Credential;
import app.stagepass.token.TokenFacts;
import java.time.Instant;
import java.util.Optional;

/**
 * One credential as the index knows it: everything but the secrets.
 *
 * @param handedOverAt when its access token was last given out (copied); empty if never, or not since it was renewed
 * @param revokedHere  whether the person revoked the access token in this program and nothing came after
 */
public record StoredCredential(Credential credential, TokenFacts facts, Optional<Instant> handedOverAt,
        boolean revokedHere) {}
