package app.stagepass.watch;

import app.stagepass.imports.Found;
import app.stagepass.imports.NotTokens;
import app.stagepass.imports.TokenFile;
import app.stagepass.imports.TokenText;
import app.stagepass.oauth.AccountLookup;
import app.stagepass.oauth.AuthorizationServer;
import app.stagepass.oauth.Departure;
import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.Validation;
import app.stagepass.token.Account;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.ClientType;
import app.stagepass.token.CredentialStatus;
import app.stagepass.token.LiveSecrets;
import app.stagepass.token.TokenKind;
import app.stagepass.token.TokenSet;
import app.stagepass.vault.KeptTokens;
import app.stagepass.vault.StoredCredential;
import app.stagepass.vault.TokenVault;
import app.stagepass.vault.VaultException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeSet;

/** Looks at tokens from elsewhere and says what they are. Asks Twitch about each first; stores nothing. Blocks. */
public final class Importing {

    private static final Logger LOG = System.getLogger(Importing.class.getName());

    private final AuthorizationServer server;
    private final AccountLookup accounts;
    private final TokenVault vault;
    private final Credentials credentials;
    private final Admission admission;
    private final LiveSecrets live;
    private final Clock clock;

    public Importing(AuthorizationServer server, AccountLookup accounts, TokenVault vault, Credentials credentials,
            Admission admission, LiveSecrets live, Clock clock) {
        this.server = server;
        this.accounts = accounts;
        this.vault = vault;
        this.credentials = credentials;
        this.admission = admission;
        this.live = live;
        this.clock = clock;
    }

    /** Looks at a file of another tool. */
    public ImportBatch file(Path path) throws NotTokens {
        TokenFile file = TokenFile.read(path, live);
        return new ImportBatch(this, admission, file.tokens(), Optional.of(file));
    }

    /** Looks at what a person pasted. */
    public ImportBatch text(String pasted) throws NotTokens {
        return new ImportBatch(this, admission, new TokenText(live).read(pasted), Optional.empty());
    }

    ImportFinding look(Found found) {
        Optional<ImportFinding> misplaced = misplaced(found);
        if (misplaced.isPresent()) {
            return misplaced.get();
        }
        Instant asked = clock.instant();
        try {
            return judge(found, tokensOf(found), server.validate(found.access()), asked);
        } catch (OAuthException.InvalidToken e) {
            return revived(found);
        } catch (OAuthException e) {
            return new ImportFinding.NotAsked(e);
        }
    }

    /** The same finding, unless it is looked after here by now. */
    ImportFinding again(ImportFinding.Ready seen) {
        return here(seen.candidate()).<ImportFinding>map(ImportFinding.Here::new).orElse(seen);
    }

    /** Something of an application's in the place of a token: it is not sent anywhere. */
    private Optional<ImportFinding> misplaced(Found found) {
        for (ClientRegistration one : vault.registrations()) {
            if (found.access().matches(one.clientId().value())) {
                return Optional.of(new ImportFinding.OwnClientId(one.name()));
            }
            if (secretOf(one).filter(secret -> secret.matches(found.access().reveal())).isPresent()) {
                return Optional.of(new ImportFinding.OwnSecret(one.name()));
            }
        }
        return Optional.empty();
    }

    private Optional<ClientSecret> secretOf(ClientRegistration one) {
        try {
            return vault.secretOf(one.id());
        } catch (VaultException e) {
            LOG.log(Level.INFO, "an import does without a secret: {0}", e.getMessage());
            return Optional.empty();
        }
    }

    private ImportFinding judge(Found found, TokenSet tokens, Validation validation, Instant asked) {
        Optional<Account> named = validation.account();
        if (named.isEmpty()) {
            return new ImportFinding.OfApplication();
        }
        Optional<ClientRegistration> client = vault.registrations().stream()
                .filter(one -> one.clientId().equals(validation.clientId())).findFirst();
        if (client.isEmpty()) {
            return new ImportFinding.NotRegistered(validation.clientId(), named.get().login());
        }
        TokenSet confirmed = tokens.as(validation.scopes(), validation.expiresAt());
        var candidate = new Admission.Candidate(client.get(), withProfile(named.get(), client.get(), confirmed),
                TokenKind.USER, confirmed, validation.at(), Duration.between(asked, validation.at()),
                validation.scopes());
        return here(candidate).<ImportFinding>map(ImportFinding.Here::new)
                .orElseGet(() -> new ImportFinding.Ready(candidate,
                        found.userId().filter(said -> !said.equals(named.get().userId())).isPresent()));
    }

    /** What is looked after here already: the same token of either kind, or one that lives and may do as much. */
    private Optional<String> here(Admission.Candidate candidate) {
        return vault.credentials().stream().filter(one -> isOf(one, candidate))
                .filter(one -> (lives(one) && one.facts().scopes().containsAll(candidate.tokens().scopes()))
                        || holds(one, candidate))
                .map(one -> one.credential().label()).findFirst();
    }

    private static boolean isOf(StoredCredential one, Admission.Candidate candidate) {
        return one.credential().kind() == TokenKind.USER
                && one.credential().registration().equals(candidate.registration().id())
                && one.credential().account().userId().equals(candidate.account().userId());
    }

    private boolean lives(StoredCredential one) {
        return credentials.snapshot(one.credential().id())
                .filter(now -> now.status() instanceof CredentialStatus.NeedsConsent).isEmpty();
    }

    private boolean holds(StoredCredential one, Admission.Candidate candidate) {
        try {
            Optional<KeptTokens> kept = vault.tokensOf(one.credential().id());
            return kept.map(KeptTokens::access)
                    .filter(access -> access.matches(candidate.tokens().access().reveal())).isPresent()
                    || kept.flatMap(KeptTokens::refresh).filter(refresh -> candidate.tokens().refresh()
                            .filter(other -> refresh.matches(other.reveal())).isPresent()).isPresent();
        } catch (VaultException e) {
            return false;
        }
    }

    private TokenSet tokensOf(Found found) {
        return new TokenSet(found.access(), found.refresh(), new TreeSet<>(), clock.instant(),
                Optional.empty());
    }

    /**
     * The access token has ended, as they do after four hours. A refresh token of an application with a secret can be used more than
     * once, so that trying it takes nothing away from the other tool; any other is left alone.
     */
    private ImportFinding revived(Found found) {
        for (ClientRegistration client : vault.registrations()) {
            boolean isTheirs = found.client().map(client.clientId()::equals)
                    .orElse(found.origin() == Found.Origin.TWITCHIO);
            Optional<ClientSecret> secret = client.type() == ClientType.CONFIDENTIAL && isTheirs
                    ? secretOf(client)
                    : Optional.empty();
            if (secret.isEmpty() || found.refresh().isEmpty()) {
                continue;
            }
            try {
                TokenSet fresh = server.refresh(client, secret, found.refresh().get(), Departure.UNNOTED);
                live.watch(fresh.access());
                fresh.refresh().ifPresent(live::watch);
                Instant asked = clock.instant();
                return judge(found, fresh, server.validate(fresh.access()), asked);
            } catch (OAuthException.InvalidRefreshToken | OAuthException.InvalidClient
                    | OAuthException.InvalidToken e) {
                LOG.log(Level.INFO, "an ended token from elsewhere is not renewed: {0}", e.getMessage());
            } catch (OAuthException e) {
                return new ImportFinding.NotAsked(e);
            }
        }
        return new ImportFinding.Ended(found.refresh().isPresent());
    }

    /** Display name and avatar are nice to have. */
    private Account withProfile(Account named, ClientRegistration client, TokenSet tokens) {
        try {
            Account profile = accounts.ownerOf(client.clientId(), tokens.access());
            return profile.userId().equals(named.userId()) ? profile : named;
        } catch (OAuthException e) {
            LOG.log(Level.INFO, "profile: {0}", e.getMessage());
            return named;
        }
    }
}
