package app.stagepass.watch;

import app.stagepass.oauth.AuthorizationServer;
import app.stagepass.oauth.Departure;
import app.stagepass.oauth.OAuthException;
import app.stagepass.token.ClientField;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.ClientType;
import app.stagepass.token.CredentialId;
import app.stagepass.token.RefreshToken;
import app.stagepass.token.Renewability;
import app.stagepass.token.TokenKind;
import app.stagepass.token.TokenSet;
import app.stagepass.vault.KeptTokens;
import app.stagepass.vault.Rotation.Stage;
import app.stagepass.vault.Rotation;
import app.stagepass.vault.Rotations;
import app.stagepass.vault.StoredCredential;
import app.stagepass.vault.TokenVault;
import app.stagepass.vault.VaultException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Buys the next access token with the refresh token and stores the new pair before anybody sees it (RFC 6749 section 6). Every step
 * is in the journal before it is taken; {@link RotationRules} say what may be sent.
 */
public final class Renewal {

    private static final Logger LOG = System.getLogger(Renewal.class.getName());

    private final TokenVault vault;
    private final Rotations rotations;
    private final AuthorizationServer server;
    private final Clock clock;
    private final ClientSecrets secrets;
    private final AppRenewal apps;

    public Renewal(TokenVault vault, AuthorizationServer server, Clock clock) {
        this.vault = vault;
        this.rotations = vault.rotations();
        this.server = server;
        this.clock = clock;
        this.secrets = new ClientSecrets(vault);
        this.apps = new AppRenewal(vault, server);
    }

    /** One renewal, with what it needs. */
    private record Order(StoredCredential stored, ClientRegistration client, Optional<ClientSecret> secret,
            RefreshToken refresh, Optional<Rotation> before) {

        /** Whether this very token was sent before without an answer. */
        boolean unansweredBefore() {
            return before.filter(last -> last.mayHaveSpent(refresh)
                    || (last.stage() == Stage.SENT && last.about().mayBeOf(refresh))).isPresent();
        }

        CredentialId id() {
            return stored.credential().id();
        }
    }

    /**
     * The caller holds the credential's lock. If another process renewed it meanwhile, that pair is in the vault when this returns, and
     * nothing was sent.
     *
     * @return why the new pair was not stored, if so; it then stays in the vault's memory
     * @throws OAuthException.InvalidToken if there is no refresh token to send, or it has moved to another computer
     * @throws OAuthException.InDoubt      if there is one that must not be sent again
     * @throws VaultException              if nothing was sent: the client secret cannot be read, the journal cannot be written, or
     *                                     another process is at it
     */
    Optional<VaultException> renew(StoredCredential stored, KeptTokens seen) throws OAuthException, VaultException {
        ClientRegistration client = vault.registration(stored.credential().registration())
                .orElseThrow(() -> new OAuthException.InvalidClient(ClientField.CLIENT_ID, 0));
        if (stored.credential().kind() == TokenKind.APP) {
            return apps.renew(stored, client);
        }
        Optional<ClientSecret> secret = secrets.of(client);
        CredentialId id = stored.credential().id();
        try (var _ = vault.expectPair(); var _ = rotations.turn(id)) {
            KeptTokens newest = vault.tokensOf(id).orElse(seen);
            if (!newest.access().matches(seen.access().reveal())) {
                return Optional.empty();
            }
            RefreshToken refresh = newest.refresh().orElseThrow(OAuthException.InvalidToken::new);
            Optional<Rotation> before = rotations.unfinished(id);
            refuseToSend(stored, stored.facts().renewability() == Renewability.MOVED
                    ? Renewability.MOVED
                    : RotationRules.before(client.type(), before, refresh));
            return send(new Order(stored, client, secret, refresh, before));
        }
    }

    private void refuseToSend(StoredCredential stored, Renewability allowed) throws OAuthException {
        switch (allowed) {
            case BY_REFRESH_TOKEN -> {}
            case NO_REFRESH_TOKEN, BY_CLIENT_CREDENTIALS, MOVED -> throw new OAuthException.InvalidToken();
            case REFUSED -> {
                learn(stored, allowed);
                throw new OAuthException.InvalidRefreshToken(0);
            }
            case IN_DOUBT -> {
                learn(stored, allowed);
                throw new OAuthException.InDoubt();
            }
        }
    }

    private Optional<VaultException> send(Order order) throws OAuthException, VaultException {
        if (!order.unansweredBefore()) {
            note(order, Stage.INTENT);
        }
        Leaving leaving = new Leaving(order);
        TokenSet fresh;
        try {
            fresh = server.refresh(order.client(), order.secret(), order.refresh(), leaving);
        } catch (OAuthException e) {
            Optional<VaultException> heldBack = Optional.ofNullable(leaving.heldBack.get());
            if (heldBack.isPresent()) {
                throw heldBack.get();
            }
            throw failed(order, e);
        }
        Optional<VaultException> notStored = keep(
                new StoredCredential(order.stored().credential(), fresh.facts(Optional.empty()), Optional.empty(),
                        false),
                new KeptTokens(fresh.access(), fresh.refresh()));
        if (notStored.isEmpty()) {
            rotations.clear(order.id());
        }
        return notStored;
    }

    /** The last moment at which it can still be held back: no record, no one-time token on the wire. */
    private final class Leaving implements Departure {

        private final Order order;
        private final AtomicReference<VaultException> heldBack = new AtomicReference<>();

        Leaving(Order order) {
            this.order = order;
        }

        @Override
        public void leaving() throws IOException {
            try {
                note(order, Stage.SENT);
            } catch (VaultException e) {
                heldBack.set(e);
                throw new IOException("not in the journal");
            }
        }
    }

    /** What may be sent again anyway is sent without a record too. */
    private void note(Order order, Stage stage) throws VaultException {
        try {
            Instant now = clock.instant();
            rotations.note(order.id(), order.before().map(last -> last.then(stage, order.refresh(), now))
                    .orElseGet(() -> Rotation.first(stage, order.refresh(), now)));
        } catch (VaultException e) {
            if (order.client().type() == ClientType.PUBLIC) {
                throw e;
            }
            log(e);
        }
    }

    private OAuthException failed(Order order, OAuthException e) {
        switch (RotationRules.after(order.client().type(), order.unansweredBefore(), e)) {
            case UNTOUCHED -> asBefore(order);
            case UNANSWERED -> {}
            case IN_DOUBT -> {
                learn(order.stored(), Renewability.IN_DOUBT);
                return e instanceof OAuthException.InvalidRefreshToken ? new OAuthException.InDoubt() : e;
            }
            case REFUSED -> {
                learn(order.stored(), Renewability.REFUSED);
                try {
                    note(order, Stage.REFUSED);
                } catch (VaultException notNoted) { // then it says "sent", which forbids to send it as well
                    log(notNoted);
                }
            }
        }
        return e;
    }

    /** As if nothing had been tried. If that cannot be written, the record says "sent", and nothing is sent twice. */
    private void asBefore(Order order) {
        Optional<Rotation> known = order.before()
                .filter(last -> last.stage() != Stage.INTENT || !last.spent().isEmpty());
        if (known.isEmpty()) {
            rotations.clear(order.id());
            return;
        }
        try {
            rotations.note(order.id(), known.get());
        } catch (VaultException e) {
            log(e);
        }
    }

    /** What the journal knows of a credential's refresh token and its facts do not, because we were ended in between. */
    StoredCredential withJournal(StoredCredential stored, KeptTokens tokens) {
        Optional<Rotation> unfinished = rotations.unfinished(stored.credential().id());
        if (unfinished.isEmpty() || tokens.refresh().isEmpty()) {
            return stored;
        }
        ClientType type = vault.registration(stored.credential().registration()).map(ClientRegistration::type)
                .orElse(ClientType.PUBLIC);
        Renewability allowed = RotationRules.before(type, unfinished, tokens.refresh().get());
        return allowed == Renewability.BY_REFRESH_TOKEN || allowed == stored.facts().renewability()
                ? stored
                : learn(stored, allowed);
    }

    /** From now on the card tells that it ends, and why. */
    private StoredCredential learn(StoredCredential seen, Renewability learned) {
        StoredCredential stored = vault.credential(seen.credential().id()).orElse(seen);
        StoredCredential ending = new StoredCredential(stored.credential(), stored.facts().with(learned),
                stored.handedOverAt(), stored.revokedHere());
        try {
            vault.note(ending);
        } catch (VaultException e) {
            log(e);
        }
        return ending;
    }

    private Optional<VaultException> keep(StoredCredential stored, KeptTokens tokens) {
        try {
            vault.keep(stored, tokens);
            return Optional.empty();
        } catch (VaultException e) {
            log(e);
            return Optional.of(e);
        }
    }

    private static void log(VaultException e) {
        LOG.log(Level.WARNING, "renewal: not written yet: {0}", e.getMessage());
    }
}
