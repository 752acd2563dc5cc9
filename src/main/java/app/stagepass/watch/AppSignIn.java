package app.stagepass.watch;

import app.stagepass.oauth.AuthorizationServer;
import app.stagepass.oauth.Cancellation;
import app.stagepass.oauth.OAuthException;
import app.stagepass.token.ClientField;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.TokenSet;
import app.stagepass.vault.TokenVault;
import app.stagepass.vault.VaultException;
import app.stagepass.watch.SignInOrder.Stage;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The application's own token by its secret alone (RFC 6749 section 4.4): no browser, no account, no scopes. */
final class AppSignIn {

    private final AuthorizationServer server;
    private final TokenVault vault;
    private final ClientSecrets secrets;
    private final Completion completion;
    private final Admission admission;

    AppSignIn(AuthorizationServer server, TokenVault vault, ClientSecrets secrets, Completion completion,
            Admission admission) {
        this.server = server;
        this.vault = vault;
        this.secrets = secrets;
        this.completion = completion;
        this.admission = admission;
    }

    SignInResult run(SignInOrder order, Cancellation cancellation, Consumer<Stage> progress)
            throws OAuthException, VaultException {
        ClientRegistration client = order.registration();
        ClientSecret secret = secrets.of(client)
                .orElseThrow(() -> new OAuthException.InvalidClient(ClientField.CLIENT_TYPE, 0));
        progress.accept(new Stage.Exchanging());
        try (var _ = vault.expectPair()) {
            TokenSet tokens = server.clientCredentials(client, secret);
            progress.accept(new Stage.Validating());
            return admission.admit(order, completion.ofApplication(client, tokens, new TreeSet<>(), cancellation),
                    progress);
        }
    }
}
