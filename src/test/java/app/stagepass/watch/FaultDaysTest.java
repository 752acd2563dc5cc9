package app.stagepass.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.oauth.OAuthException;
import app.stagepass.sandbox.Counters;
import app.stagepass.sandbox.Endpoint;
import app.stagepass.sandbox.SandboxServer;
import app.stagepass.token.ClientType;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus;
import app.stagepass.token.CredentialStatus.NeedsConsent;
import app.stagepass.token.CredentialStatus.Reason;
import app.stagepass.token.CredentialStatus.Valid;
import app.stagepass.vault.MapSecretStore.Mood;
import app.stagepass.vault.VaultException;
import app.stagepass.words.Failure;
import app.stagepass.words.Light;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random days with the stand-in for Twitch going wrong in every way and at every moment, over real HTTP: what is in the store can
 * still sign in, or the person was told why not.
 */
@Timeout(300)
class FaultDaysTest {

    private static final List<FaultCell.Wrong> FAULTS = Arrays.stream(FaultCell.Wrong.values())
            .filter(wrong -> wrong.compareTo(FaultCell.Wrong.SLOW) < 0).toList();
    private static final List<FaultCell.Moment> MOMENTS = List.of(FaultCell.Moment.values());
    private static final List<Endpoint> ENDPOINTS = List.of(Endpoint.TOKEN, Endpoint.TOKEN, Endpoint.VALIDATE,
            Endpoint.REVOKE);

    private static SandboxServer sandbox;

    /** What can happen. The number says to whom, or which. */
    private record Step(What what, int which) {

        @Override
        public String toString() {
            return what + "(" + which + ")";
        }
    }

    private enum What {
        GO_WRONG, MEND, CHECK, RENEW, REVOKE, SIGN_IN, EXPIRE, DISCONNECT, KEYRING, RESTART
    }

    private static Step next(Random random) {
        List<What> all = List.of(What.values());
        // As often as all the rest together something is asked of Twitch while it is wrong.
        What what = random.nextBoolean()
                ? List.of(What.GO_WRONG, What.CHECK, What.RENEW).get(random.nextInt(3))
                : all.get(random.nextInt(all.size()));
        return new Step(what, random.nextInt(1000));
    }

    @BeforeAll
    static void aStandIn() throws Exception {
        Quiet.jetty();
        sandbox = FaultScene.sandbox();
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @Test
    void whatever_goes_wrong_what_is_stored_can_sign_in_or_the_person_was_told() throws Exception {
        new RandomDays<>(FaultDaysTest::next, FaultDaysTest::play).play(60, 14, 20_261_122);
    }

    @Test
    void one_who_expects_too_much_is_told_the_shortest_way_to_be_disappointed() {
        RandomDays<Step> days = new RandomDays<>(FaultDaysTest::next, steps -> {
            try (Day day = new Day()) {
                day.play(steps);
                assertThat(day.both()).noneMatch(person -> person.hadToSignIn);
            }
        });
        assertThatThrownBy(() -> days.play(60, 14, 1)).isInstanceOf(AssertionError.class)
                .hasMessageContaining("seed")
                .hasMessageMatching("(?s)seed \\d+: \\[[A-Z_]+\\(\\d+\\)(, [A-Z_]+\\(\\d+\\))?].*");
    }

    private static void play(List<Step> steps) throws Exception {
        try (Day day = new Day()) {
            day.play(steps);
        }
    }

    /** Somebody with one credential, and what they did to it themselves. */
    private static final class Person {

        private final FaultScene scene;
        private final CredentialId id;
        private boolean disconnected;
        private boolean revoked;
        private boolean hadToSignIn;

        Person(FaultScene scene) {
            this.scene = scene;
            this.id = scene.granted(Optional.empty());
        }

        CredentialStatus status() {
            return scene.statusOf(id).orElseThrow();
        }

        void take(Step step) throws Exception {
            try {
                switch (step.what()) {
                    case CHECK -> {
                        scene.validator.check(id);
                        greenIsConfirmed();
                    }
                    case RENEW -> {
                        scene.validator.renew(id);
                        greenIsConfirmed();
                    }
                    case REVOKE -> {
                        scene.revocation.revoke(id);
                        revoked = true;
                    }
                    case SIGN_IN -> signIn();
                    case EXPIRE -> scene.sandbox.expireAccessTokens(scene.app.clientId(), FaultScene.OWL.userId());
                    case DISCONNECT -> {
                        scene.sandbox.disconnect(scene.app.clientId(), FaultScene.OWL.userId());
                        disconnected = true;
                    }
                    case KEYRING -> scene.keyring.be(
                            List.of(Mood.OPEN, Mood.OPEN, Mood.LYING, Mood.LOCKED).get(step.which() / 2 % 4));
                    case RESTART -> scene.start();
                    case GO_WRONG, MEND -> throw new IllegalStateException("happens to both");
                }
            } catch (OAuthException | VaultException e) {
                assertThat(e.getMessage()).isNotBlank(); // told where the button was pressed
            }
        }

        private void signIn() throws OAuthException, VaultException {
            if (scene.app.type() == ClientType.CONFIDENTIAL) {
                scene.signIn(Optional.of(id));
            } else {
                scene.granted(Optional.of(id));
            }
            disconnected = false;
            revoked = false;
        }

        private void greenIsConfirmed() throws VaultException {
            if (status() instanceof Valid) {
                assertThat(scene.sandbox.takes(scene.vault.tokensOf(id).orElseThrow().access()))
                        .as("a green light is of a token that Twitch takes").isTrue();
            }
        }

        /** Nothing goes wrong any more; what is true then holds also for the next start of the program. */
        void allIsWellAgain() throws Exception {
            scene.keyring.be(Mood.OPEN);
            scene.vault.saveUnsaved();
            scene.start();
            scene.validator.check(id);
            CredentialStatus status = status();
            if (status instanceof Valid) {
                greenIsConfirmed();
                return;
            }
            assertThat(Light.of(status)).as("%s", status).isEqualTo(Light.RED);
            Failure told = FaultScene.told(status).orElseThrow();
            assertThat(told.title()).isNotBlank();
            assertThat(told.body()).isNotBlank();
            Reason reason = ((NeedsConsent) status).reason();
            switch (reason) {
                case DISCONNECTED -> assertThat(disconnected).as("disconnected by the person").isTrue();
                case REVOKED_HERE -> assertThat(revoked).as("revoked by the person").isTrue();
                case IN_DOUBT -> {} // a reusable one that is refused after a lost answer is in doubt as well
                case ENDED, WRONG_ACCOUNT, NOT_IN_KEYRING -> throw new AssertionError("told that " + reason);
            }
            assertThat(reason == Reason.IN_DOUBT && scene.app.type() == ClientType.CONFIDENTIAL && !disconnected)
                    .as("a reusable refresh token is good for ever").isFalse();
            signIn();
            hadToSignIn = true;
            assertThat(status()).as("after signing in again").isInstanceOf(Valid.class);
        }
    }

    /** Two people at one Twitch. */
    private static final class Day implements AutoCloseable {

        private final FaultScene confidential = new FaultScene(sandbox, ClientType.CONFIDENTIAL,
                Duration.ofSeconds(20));
        private final FaultScene open = new FaultScene(sandbox, ClientType.PUBLIC, Duration.ofSeconds(20));
        private final List<Person> both = List.of(new Person(confidential), new Person(open));
        private final int resentBefore = resent();

        Day() throws Exception {}

        List<Person> both() {
            return both;
        }

        private static int resent() {
            return sandbox.counters().of(Counters.Event.SPENT_REFRESH_RESENT);
        }

        void play(List<Step> steps) throws Exception {
            for (Step step : steps) {
                switch (step.what()) {
                    case GO_WRONG -> goWrong(step.which());
                    case MEND -> sandbox.mend();
                    default -> both.get(step.which() % 2).take(step);
                }
                assertThat(resent() - resentBefore).as("spent one-time tokens sent again").isZero();
            }
            sandbox.mend();
            for (Person person : both) {
                person.allIsWellAgain();
            }
            assertThat(resent() - resentBefore).as("spent one-time tokens sent again").isZero();
        }

        private void goWrong(int which) {
            FaultCell.Wrong wrong = FAULTS.get(which / 3 % FAULTS.size());
            // A 429 says that nobody looked at the request; what a lie costs there is in the matrix.
            FaultCell.Moment moment = wrong.name().startsWith("BUSY")
                    ? FaultCell.Moment.BEFORE
                    : MOMENTS.get(which % 3);
            sandbox.breakIt(ENDPOINTS.get(which % ENDPOINTS.size()), wrong.fault(moment, confidential.released),
                    1 + which % 3);
        }

        @Override
        public void close() {
            confidential.close();
            open.close();
        }
    }
}
