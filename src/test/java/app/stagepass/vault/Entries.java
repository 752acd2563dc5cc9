package app.stagepass.vault;

import app.stagepass.token.AccessToken;
import app.stagepass.token.Account;
import app.stagepass.token.ClientId;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientType;
import app.stagepass.token.Credential;
import app.stagepass.token.CredentialId;
import app.stagepass.token.RedirectUri;
import app.stagepass.token.RefreshToken;
import app.stagepass.token.RegistrationId;
import app.stagepass.token.Scope;
import app.stagepass.token.Renewability;
import app.stagepass.token.TokenFacts;
import app.stagepass.token.TokenKind;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeSet;
import java.util.Set;

/** Made-up entries for the vault's tests. */
final class Entries {

    private static final Instant T = Instant.parse("2026-02-03T04:05:06.123Z");

    private Entries() {}

    static ClientRegistration registration(String id) {
        return new ClientRegistration(new RegistrationId(id), "My \"bot\" für Ünïcode", new ClientId("abc123DEF"),
                ClientType.CONFIDENTIAL, RedirectUri.DEFAULT);
    }

    /** Every field filled in. */
    static StoredCredential full(String id) {
        Account account = new Account("1234", "anna", "Anna",
                Optional.of(URI.create("https://static-cdn.jtvnw.net/a.png")));
        return new StoredCredential(credential(id, account),
                new TokenFacts(new TreeSet<>(Set.of(new Scope("chat:read"), new Scope("user:bot"))), T,
                        Optional.of(T.plusSeconds(14_000)), Renewability.BY_REFRESH_TOKEN,
                        Optional.of(T.plusSeconds(5))),
                Optional.of(T.plusSeconds(9)), true);
    }

    /** Every optional field empty. */
    static StoredCredential bare(String id) {
        return new StoredCredential(credential(id, Account.of("1234", "anna")),
                new TokenFacts(new TreeSet<>(), T, Optional.empty(), Renewability.NO_REFRESH_TOKEN, Optional.empty()),
                Optional.empty(), false);
    }

    static KeptTokens tokens(String access, String refresh) {
        return new KeptTokens(new AccessToken(access), Optional.of(new RefreshToken(refresh)));
    }

    private static Credential credential(String id, Account account) {
        return new Credential(new CredentialId(id), "Anna's bot", new RegistrationId("r1"), account, TokenKind.USER,
                new TreeSet<>(Set.of(new Scope("chat:read"), new Scope("chat:edit"))));
    }
}
