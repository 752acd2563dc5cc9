package app.stagepass.watch;

import app.stagepass.oauth.AccountLookup;
import app.stagepass.oauth.AuthorizationServer;
import app.stagepass.oauth.Browser;
import app.stagepass.oauth.Cancellation;
import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.RedirectReceiver;
import app.stagepass.token.LiveSecrets;
import app.stagepass.vault.TokenVault;
import app.stagepass.vault.VaultException;
import app.stagepass.watch.SignInOrder.Stage;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * From the press of a button to tokens whose account Twitch has named, on whichever way was ordered. {@link Admission} then stores
 * them. Blocks until it ended; run it on a thread of its own.
 */
public final class SignIn {

    /** How long the person has in the browser. */
    public static final Duration TIME_LIMIT = Duration.ofMinutes(5);

    /** How long to wait before Twitch is asked once more for the account of a pair that it has just given. */
    public static final List<Duration> ASK_AGAIN_AFTER = List.of(Duration.ofSeconds(1), Duration.ofSeconds(2),
            Duration.ofSeconds(4), Duration.ofSeconds(8));

    private final Browser browser;
    private final RedirectSignIn redirect;
    private final DeviceSignIn device;
    private final AppSignIn application;

    public SignIn(AuthorizationServer server, AccountLookup accounts, Browser browser,
            RedirectReceiver.Factory receivers, TokenVault vault, Admission admission, LiveSecrets live,
            SecureRandom random, Clock clock, List<Duration> askAgainAfter) {
        this.browser = browser;
        Completion completion = new Completion(server, accounts, clock, askAgainAfter);
        ClientSecrets secrets = new ClientSecrets(vault);
        this.redirect = new RedirectSignIn(server, browser, receivers, vault, secrets, completion, admission, live,
                random, clock);
        this.device = new DeviceSignIn(server, vault, secrets, completion, admission, clock);
        this.application = new AppSignIn(server, vault, secrets, completion, admission);
    }

    /**
     * Goes through it all.
     *
     * @param progress told of each stage, on this thread
     * @throws OAuthException if no tokens came of it; nothing was stored then
     * @throws VaultException if the keyring did not give out the client secret; nobody was asked for consent then
     */
    public SignInResult run(SignInOrder order, Cancellation cancellation, Consumer<Stage> progress)
            throws OAuthException, VaultException {
        progress.accept(new Stage.Preparing());
        return switch (order.grant()) {
            case AUTHORIZATION_CODE, IMPLICIT -> redirect.run(order, cancellation, progress);
            case DEVICE_CODE -> device.run(order, cancellation, progress);
            case CLIENT_CREDENTIALS -> application.run(order, cancellation, progress);
        };
    }

    /** Opens a link in the browser: the start link once more, or the page on which a device is approved. */
    public void open(URI link) throws OAuthException.NoBrowser {
        browser.open(link);
    }
}
