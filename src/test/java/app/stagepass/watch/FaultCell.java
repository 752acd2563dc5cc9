package app.stagepass.watch;

import app.stagepass.oauth.OAuthException;
import app.stagepass.sandbox.Counters;
import app.stagepass.sandbox.Endpoint;
import app.stagepass.sandbox.Fault;
import app.stagepass.sandbox.SandboxServer;
import app.stagepass.token.ClientType;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus;
import app.stagepass.vault.KeptTokens;
import app.stagepass.words.Failure;
import app.stagepass.words.Light;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One operation, at one moment of which one thing goes wrong; and what comes of it. */
record FaultCell(Wrong wrong, Moment moment, Operation operation) {

    private static final Duration PATIENT = Duration.ofSeconds(20);
    /** Of one who waits for what will not come in time. */
    private static final Duration IMPATIENT = Duration.ofSeconds(3);

    enum Operation {
        EXCHANGE(Endpoint.TOKEN, ClientType.CONFIDENTIAL), VALIDATE(Endpoint.VALIDATE, ClientType.CONFIDENTIAL),
        /** A confidential client's refresh token. */
        REFRESH_REUSABLE(Endpoint.TOKEN, ClientType.CONFIDENTIAL),
        /** A public client's. */
        REFRESH_ONE_TIME(Endpoint.TOKEN, ClientType.PUBLIC), REVOKE(Endpoint.REVOKE, ClientType.CONFIDENTIAL);

        private final Endpoint endpoint;
        private final ClientType client;

        Operation(Endpoint endpoint, ClientType client) {
            this.endpoint = endpoint;
            this.client = client;
        }

        ClientType client() {
            return client;
        }
    }

    enum Moment {
        /** The request is not carried out. What happens to the token happens before it is sent. */
        BEFORE,
        /** Carried out, and the answer breaks off in its middle. What happens to the token happens before the answer leaves. */
        DURING,
        /** Carried out, and the wrong answer comes in place of the true one. What happens to the token happens when all is over. */
        AFTER
    }

    /**
     * What came of it.
     *
     * @param state  the credential's, or {@code absent}
     * @param stored whose pair is in the store, and which tokens of it Twitch takes: {@code old:AR}, {@code new:-R}
     * @param told   the title of what the person reads, on the card or where they pressed the button
     * @param then   the state after the next check, when nothing goes wrong any more; of one that is absent, after signing in again
     * @param resent spent one-time tokens that were sent again
     */
    record Outcome(String state, String light, String stored, String told, String then, int resent) {

        String line() {
            return String.join(" | ", state, light, stored, told, then) + (resent == 0 ? "" : " | " + resent);
        }
    }

    @Override
    public String toString() {
        return operation + ", " + wrong + " " + moment;
    }

    /** Whether it has to be waited for. */
    boolean isSlow() {
        return wrong == Wrong.SLOW;
    }

    Outcome play(SandboxServer sandbox) throws Exception {
        int resentBefore = sandbox.counters().of(Counters.Event.SPENT_REFRESH_RESENT);
        try (FaultScene scene = new FaultScene(sandbox, operation.client(), isSlow() ? IMPATIENT : PATIENT)) {
            Optional<CredentialId> before = operation == Operation.EXCHANGE
                    ? Optional.empty()
                    : Optional.of(scene.granted(Optional.empty()));
            Optional<KeptTokens> pair = before.flatMap(scene::stored);
            if (operation.name().startsWith("REFRESH")) {
                sandbox.expireAccessTokens(scene.app.clientId(), FaultScene.OWL.userId());
            }
            Optional<Failure> failure = operate(scene, before);
            Optional<CredentialId> id = scene.credentials.snapshots().stream().map(one -> one.credential().id())
                    .findFirst();
            Optional<CredentialStatus> status = id.flatMap(scene::statusOf);
            String stored = id.flatMap(scene::stored).map(now -> stored(sandbox, pair, now)).orElse("none");
            String told = failure.or(() -> status.flatMap(FaultScene::told)).map(Failure::title).orElse("-");
            sandbox.mend();
            return new Outcome(status.map(FaultCell::word).orElse("absent"),
                    status.map(Light::of).map(light -> light.name().toLowerCase(Locale.ROOT)).orElse("-"), stored, told,
                    then(scene, id), sandbox.counters().of(Counters.Event.SPENT_REFRESH_RESENT) - resentBefore);
        }
    }

    private Optional<Failure> operate(FaultScene scene, Optional<CredentialId> id) throws Exception {
        Optional<Runnable> event = wrong.event(scene);
        event.ifPresentOrElse(happens -> plan(scene, happens),
                () -> scene.breakIt(operation.endpoint, wrong.fault(moment, scene.released)));
        try {
            switch (operation) {
                case EXCHANGE -> scene.signIn(Optional.empty());
                case VALIDATE, REFRESH_REUSABLE, REFRESH_ONE_TIME -> scene.validator.check(id.orElseThrow());
                case REVOKE -> scene.revocation.revoke(id.orElseThrow());
            }
            return Optional.empty();
        } catch (OAuthException e) {
            return Optional.of(FaultScene.told(e));
        } finally {
            if (moment == Moment.AFTER) {
                event.ifPresent(Runnable::run);
            }
        }
    }

    private void plan(FaultScene scene, Runnable event) {
        switch (moment) {
            case BEFORE -> {
                if (operation == Operation.EXCHANGE) {
                    scene.beforeTheExchange = event;
                } else {
                    event.run();
                }
            }
            case DURING -> scene.breakIt(operation.endpoint, new Fault.Meanwhile(event));
            case AFTER -> {}
        }
    }

    private static String then(FaultScene scene, Optional<CredentialId> id) throws Exception {
        if (id.isEmpty()) {
            scene.beforeTheExchange = () -> {};
            return scene.statusOf(scene.signIn(Optional.empty())).map(FaultCell::word).orElse("absent");
        }
        scene.validator.check(id.get());
        return scene.statusOf(id.get()).map(FaultCell::word).orElse("absent");
    }

    private static String stored(SandboxServer sandbox, Optional<KeptTokens> before, KeptTokens now) {
        boolean same = before.filter(old -> old.access().matches(now.access().reveal())).isPresent();
        return (same ? "old:" : "new:") + (sandbox.takes(now.access()) ? "A" : "-")
                + (now.refresh().filter(sandbox::takes).isPresent() ? "R" : "-");
    }

    static String word(CredentialStatus status) {
        return CheckOutcome.of(status, false).map(CheckOutcome::code).orElse("working");
    }

    /** Everything that the stand-in can do wrong, and everything that a person or Twitch can do to a token. */
    enum Wrong {
        STATUS_500, STATUS_503, STATUS_503_RETRY_NOW, GATEWAY_504, BUSY_429, BUSY_429_RETRY_LATER, ODD_400, FOREIGN_401, EMPTY_403, OTHER_404, PORTAL, TRUNCATED, MALFORMED, WRONG_TYPES, TEN_MEGABYTES, REDIRECT, RESET, SLOW,
        /** Access tokens end. */
        EXPIRED,
        /** Twitch takes all tokens back. */
        REVOKED,
        /** The person disconnects the application. */
        DISCONNECTED, PASSWORD_CHANGED;

        /** What happens to the account's tokens, if that is what goes wrong. */
        Optional<Runnable> event(FaultScene scene) {
            SandboxServer sandbox = scene.sandbox;
            String user = FaultScene.OWL.userId();
            return switch (this) {
                case EXPIRED -> Optional.of(() -> sandbox.expireAccessTokens(scene.app.clientId(), user));
                case REVOKED -> Optional.of(() -> sandbox.revoke(scene.app.clientId(), user));
                case DISCONNECTED -> Optional.of(() -> sandbox.disconnect(scene.app.clientId(), user));
                case PASSWORD_CHANGED -> Optional.of(() -> sandbox.changePassword(user));
                default -> Optional.empty();
            };
        }

        Fault fault(Moment moment, CompletableFuture<Boolean> released) {
            return switch (this) {
                case SLOW -> switch (moment) {
                    case BEFORE -> new Fault.Silent(released);
                    case DURING -> new Fault.Stalled(released);
                    case AFTER -> new Fault.Held(released);
                };
                case RESET, TRUNCATED -> switch (moment) {
                    case BEFORE -> simple();
                    case DURING -> new Fault.BrokenOff(new Fault.Slow(Duration.ZERO));
                    case AFTER -> this == RESET ? new Fault.Reset(true) : new Fault.Truncated();
                };
                default -> switch (moment) {
                    case BEFORE -> simple();
                    case DURING -> new Fault.BrokenOff(simple());
                    case AFTER -> new Fault.CarriedOut(simple());
                };
            };
        }

        /** Without anything being carried out. */
        private Fault simple() {
            return switch (this) {
                case STATUS_500 -> new Fault.Status(500, Optional.empty());
                case STATUS_503 -> new Fault.Status(503, Optional.empty());
                case STATUS_503_RETRY_NOW -> new Fault.Status(503, Optional.of("0"));
                case GATEWAY_504 -> new Fault.Answer(504, "text/html", "<h1>504 Gateway Time-out</h1>", false);
                case BUSY_429 -> new Fault.Status(429, Optional.empty());
                case BUSY_429_RETRY_LATER -> new Fault.Status(429, Optional.of("30"));
                case ODD_400 -> new Fault.Status(400, Optional.empty());
                case FOREIGN_401 -> new Fault.Answer(401, "text/plain", "proxy authentication", false);
                case EMPTY_403 -> new Fault.Answer(403, "text/html", "", false);
                case OTHER_404 -> new Fault.Answer(404, "application/json", "{\"error\":\"no route\"}", false);
                case PORTAL -> new Fault.Html(200);
                case TRUNCATED -> new Fault.Answer(200, "application/json", "{\"access_token\":\"abcdef", false);
                case MALFORMED -> new Fault.Malformed();
                case WRONG_TYPES -> new Fault.WrongTypes();
                case TEN_MEGABYTES -> new Fault.Huge();
                case REDIRECT -> new Fault.Redirect("http://localhost:1/elsewhere");
                case RESET -> new Fault.Reset(false);
                case SLOW, EXPIRED, REVOKED, DISCONNECTED, PASSWORD_CHANGED -> throw new IllegalStateException(name());
            };
        }
    }
}
