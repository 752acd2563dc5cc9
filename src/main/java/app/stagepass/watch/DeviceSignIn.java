package app.stagepass.watch;

import app.stagepass.oauth.AuthorizationServer;
import app.stagepass.oauth.Cancellation;
import app.stagepass.oauth.DeviceAuthorization;
import app.stagepass.oauth.DeviceTokenResponse;
import app.stagepass.oauth.OAuthException;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.TokenSet;
import app.stagepass.vault.TokenVault;
import app.stagepass.vault.VaultException;
import app.stagepass.watch.SignInOrder.Stage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The device code flow (RFC 8628): a person agrees on whichever device they like, and Twitch is asked until they have. Whoever reads
 * the code can agree, so what comes of it is stored only once the person here has confirmed the account.
 */
final class DeviceSignIn {

    private static final Logger LOG = System.getLogger(DeviceSignIn.class.getName());

    /**
     * So many answers in a row that fit no state make the code dead. One alone does not: Twitch has said "invalid device code" of codes
     * that were only pending.
     */
    private static final int ODD_ANSWERS = 3;
    private static final Duration SLOWER = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final AuthorizationServer server;
    private final TokenVault vault;
    private final ClientSecrets secrets;
    private final Completion completion;
    private final Admission admission;
    private final Clock clock;

    DeviceSignIn(AuthorizationServer server, TokenVault vault, ClientSecrets secrets, Completion completion,
            Admission admission, Clock clock) {
        this.server = server;
        this.vault = vault;
        this.secrets = secrets;
        this.completion = completion;
        this.admission = admission;
        this.clock = clock;
    }

    SignInResult run(SignInOrder order, Cancellation cancellation, Consumer<Stage> progress)
            throws OAuthException, VaultException {
        ClientRegistration client = order.registration();
        var _ = secrets.of(client);
        DeviceAuthorization device = server.startDevice(client, order.scopes());
        progress.accept(new Stage.WaitingForDevice(device));
        Pace pace = new Pace(device.interval());
        while (true) {
            awaitTurn(pace.pause, device, cancellation);
            // Until somebody is asked about what came, or it was given up.
            try (var _ = vault.expectPair()) {
                Optional<TokenSet> approved = poll(client, device, pace);
                if (approved.isPresent()) {
                    progress.accept(new Stage.Validating());
                    return admission.admit(order,
                            completion.ofAccount(client, approved.get(), order.scopes(), cancellation), progress);
                }
            }
        }
    }

    private Optional<TokenSet> poll(ClientRegistration client, DeviceAuthorization device, Pace pace)
            throws OAuthException {
        try {
            return switch (server.pollDevice(client, device.deviceCode())) {
                case DeviceTokenResponse.Approved approved -> Optional.of(approved.tokens());
                case DeviceTokenResponse.Pending _ -> {
                    pace.answered();
                    yield Optional.empty();
                }
                case DeviceTokenResponse.SlowDown _ -> {
                    pace.interval = pace.interval.plus(SLOWER);
                    pace.answered();
                    yield Optional.empty();
                }
            };
        } catch (OAuthException e) {
            LOG.log(Level.INFO, "device poll: {0}", e.getMessage());
            pace.failed(e);
            return Optional.empty();
        }
    }

    /** How long to wait before the next poll, and how often the answer has been odd. */
    private static final class Pace {

        private Duration interval;
        private Duration pause;
        private int odd;

        Pace(Duration interval) {
            this.interval = interval;
            this.pause = interval;
        }

        void answered() {
            odd = 0;
            pause = interval;
        }

        /** Throws it again if no poll can help any more. */
        void failed(OAuthException e) throws OAuthException {
            if (isOdd(e)) {
                odd++;
                if (odd == ODD_ANSWERS) {
                    throw e;
                }
            } else if (Troubles.of(e).isPresent()) {
                pause = longer(pause, e);
            } else {
                throw e;
            }
        }
    }

    private void awaitTurn(Duration pause, DeviceAuthorization device, Cancellation cancellation)
            throws OAuthException {
        Duration left = Duration.between(clock.instant(), device.expiresAt());
        if (!left.isPositive()) {
            throw new OAuthException.DeviceCodeExpired();
        }
        try {
            if (cancellation.await(pause.compareTo(left) < 0 ? pause : left)) {
                throw new OAuthException.Cancelled();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OAuthException.Cancelled();
        }
    }

    private static boolean isOdd(OAuthException e) {
        return e instanceof OAuthException.InvalidDeviceCode
                || (e instanceof OAuthException.UnexpectedAnswer answer && answer.status() == 400);
    }

    /** RFC 8628 section 3.5: where no answer comes, ask less and less often. */
    private static Duration longer(Duration pause, OAuthException e) {
        Duration doubled = pause.multipliedBy(2);
        Duration capped = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        return Troubles.retryAfter(e).filter(asked -> asked.compareTo(capped) > 0).orElse(capped);
    }
}
