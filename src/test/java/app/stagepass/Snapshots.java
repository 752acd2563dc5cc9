package app.stagepass;

import app.stagepass.token.Account;
import app.stagepass.token.Credential;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus;
import app.stagepass.token.RegistrationId;
import app.stagepass.token.Renewability;
import app.stagepass.token.TokenFacts;
import app.stagepass.token.TokenKind;
import app.stagepass.watch.CredentialSnapshot;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeSet;

/** Snapshots of credentials as the watch would give them. */
final class Snapshots {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final CredentialStatus DEAD = new CredentialStatus.NeedsConsent(CredentialStatus.Reason.DISCONNECTED);

    private Snapshots() {}

    static CredentialId idOf(String login) {
        return new CredentialId("id-" + login.replace('_', '-'));
    }

    static CredentialSnapshot token(String login, CredentialStatus status) {
        Credential credential = new Credential(idOf(login), login, new RegistrationId("app"), Account.of("1", login),
                TokenKind.USER, new TreeSet<>());
        TokenFacts facts = new TokenFacts(new TreeSet<>(), NOON, Optional.empty(), Renewability.BY_REFRESH_TOKEN,
                Optional.empty());
        return new CredentialSnapshot(credential, Optional.empty(), facts, status, true, Optional.empty(),
                Optional.empty(), Optional.empty());
    }
}
