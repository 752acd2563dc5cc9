package app.stagepass.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.OAuthException.RateLimited;
import app.stagepass.oauth.OAuthException.ServerFailing;
import app.stagepass.oauth.OAuthException.UnexpectedAnswer;
import app.stagepass.oauth.OAuthException.Unreachable;
import app.stagepass.token.Account;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientType;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus.NeedsConsent;
import app.stagepass.token.CredentialStatus.Reason;
import app.stagepass.token.CredentialStatus.Valid;
import app.stagepass.vault.KeptTokens;
import app.stagepass.vault.MapSecretStore.Mood;
import app.stagepass.vault.VaultException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random days with everything that can go wrong, against a small model of the truth: no light is green on what Twitch did not confirm
 * within the hour, no spent one-time token is sent, and what is in the store can still sign in, or the person is told why not.
 */
class ModelTest {

    private static final List<Account> PEOPLE = List.of(Account.of("1", "owl"), Account.of("2", "bot"),
            Account.of("3", "mika"));

    /** What can happen. The number is a person, or how much. */
    private record Step(What what, int which) {

        @Override
        public String toString() {
            return what + "(" + which + ")";
        }
    }

    private enum What {
        TIME_PASSES, SLEEP, CLOCK_SET_BACK, REFRESH, VALIDATE, TAKE, CHECK_ALL, KEYRING, JOURNAL, INDEX, NETWORK, EXPIRE, DISCONNECT, CRASH, CONSENT
    }

    private enum Network {
        FINE, OFFLINE, ANSWERS_LOST, FAILING, BUSY, PORTAL
    }

    private static Step next(Random random) {
        List<What> all = List.of(What.values());
        return new Step(all.get(random.nextInt(all.size())), random.nextInt(12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1_000_000, 2_000_000})
    void whatever_happens_no_token_is_lost_and_no_light_lies(long seed) throws Exception {
        new RandomDays<>(ModelTest::next, steps -> new Day().play(steps)).play(100, 40, seed);
    }

    @Test
    void a_model_that_expects_too_much_is_noticed() {
        RandomDays<Step> days = new RandomDays<>(ModelTest::next, steps -> {
            Day day = new Day();
            day.play(steps);
            assertThat(day.house.statusOf(day.ids.getFirst())).isInstanceOf(Valid.class);
        });
        assertThatThrownBy(() -> days.play(100, 40, 1))
                .isInstanceOf(AssertionError.class).hasMessageContaining("seed").hasMessageContaining("DISCONNECT");
    }

    /** One house, one person after the other, and what is true about them. */
    private static final class Day {

        final House house = new House();
        final ClientRegistration open = House.registration("publicapp", ClientType.PUBLIC);
        final List<CredentialId> ids = new ArrayList<>();
        private final Map<CredentialId, Account> owner = new HashMap<>();
        /** Whose kept pair was cut off by the person. */
        private final Set<CredentialId> disconnected = new HashSet<>();
        private HandTicker ticker = new HandTicker();
        private TokenWatch watch;
        private Network network = Network.FINE;

        Day() throws Exception {
            house.vault.register(open, Optional.empty());
            for (Account person : PEOPLE) {
                ClientRegistration client = isPublic(person) ? open : house.app;
                CredentialId id = ((SignInResult.Connected) house.signIn(client, person, House.CHAT, Optional.empty()))
                        .id();
                ids.add(id);
                owner.put(id, person);
            }
            house.twitch.meanwhile(this::weather);
            watch = watching();
        }

        private static boolean isPublic(Account person) {
            return !person.equals(PEOPLE.getFirst());
        }

        private Account personOf(CredentialId id) {
            return Objects.requireNonNull(owner.get(id));
        }

        private TokenWatch watching() {
            return new TokenWatch(house.credentials, house.vault, house.validator, house.clock, ticker, Runnable::run);
        }

        void play(List<Step> steps) throws Exception {
            for (Step step : steps) {
                take(step);
                neverMind();
                assertThat(house.twitch.spentTokensResent()).as("spent tokens sent again").isZero();
                everyGreenLightIsConfirmed();
            }
            allIsWellAgain();
        }

        private void neverMind() {
            house.twitch.backToNormal();
        }

        private void weather() {
            switch (network) {
                case FINE, ANSWERS_LOST -> {}
                case OFFLINE -> house.twitch.failNext(new Unreachable(Unreachable.Reason.NO_NETWORK, false));
                case FAILING -> house.twitch.failNext(new ServerFailing(502, Optional.empty()));
                case BUSY -> house.twitch.failNext(new RateLimited(Optional.of(Duration.ofMinutes(2))));
                case PORTAL -> house.twitch.failNext(new UnexpectedAnswer(200, UnexpectedAnswer.Problem.NOT_JSON));
            }
        }

        private void take(Step step) throws Exception {
            CredentialId id = ids.get(step.which() % ids.size());
            switch (step.what()) {
                case TIME_PASSES -> pass(Duration.ofMinutes(List.of(1, 5, 30, 60, 240, 600).get(step.which() % 6)));
                case SLEEP -> {
                    house.clock.forward(Duration.ofMinutes(List.of(5, 61, 300, 1500).get(step.which() % 4)));
                    ticker.tick();
                    nothingIsGreenThatIsOverdue();
                }
                case CLOCK_SET_BACK -> {
                    house.clock.forward(Duration.ofHours(-(step.which() + 1)));
                    ticker.tick();
                }
                case REFRESH -> attempt(id, () -> house.validator.renew(id));
                case VALIDATE -> attempt(id, () -> house.validator.check(id));
                case TAKE -> attempt(id, () -> {
                    LiveTokens.LiveToken live = house.liveTokens.take(id);
                    assertThat(live.worksUntil().map(house.clock.instant()::isBefore).orElse(true))
                            .as("what is handed over has time left").isTrue();
                });
                case CHECK_ALL -> watch.checkAll();
                case KEYRING ->
                    house.keyring.be(List.of(Mood.OPEN, Mood.OPEN, Mood.LOCKED, Mood.LYING, Mood.GONE, Mood.TIMING_OUT)
                            .get(step.which() % 6));
                case JOURNAL -> house.rotations.beFull(step.which() % 2 == 0);
                case INDEX -> house.index.beFull(step.which() % 2 == 0);
                case NETWORK -> {
                    network = List.of(Network.values()).get(step.which() % 6);
                    house.twitch.loseAnswers(network == Network.ANSWERS_LOST);
                }
                case EXPIRE -> house.twitch.expireAll();
                case DISCONNECT -> {
                    house.twitch.disconnect(personOf(id));
                    disconnected.add(id);
                }
                case CRASH -> crash();
                case CONSENT -> consent(id);
            }
        }

        /** A thing that may fail as the day is. */
        @FunctionalInterface
        private interface Attempt {

            void go() throws Exception;
        }

        private static void attempt(CredentialId id, Attempt what) throws Exception {
            try {
                what.go();
            } catch (OAuthException | VaultException | LiveTokens.NotLive e) {
                assertThat(e.getMessage()).as("of %s", id).doesNotContain("refreshz").doesNotContain("accessz");
            }
        }

        private void pass(Duration time) {
            for (long minute = 0; minute < time.toMinutes(); minute++) {
                house.clock.forward(Duration.ofMinutes(1));
                ticker.tick();
                neverMind();
            }
            nothingIsGreenThatIsOverdue();
        }

        /** The process dies: what was only in its memory is gone. */
        private void crash() {
            watch.close();
            ticker = new HandTicker();
            house.start();
            watch = watching();
            house.twitch.meanwhile(this::weather);
        }

        private void consent(CredentialId id) throws Exception {
            if (network == Network.FINE) {
                Account person = personOf(id);
                house.twitch.meanwhile(() -> {});
                try {
                    if (house.signIn(isPublic(person) ? open : house.app, person, House.CHAT,
                            Optional.of(id)) instanceof SignInResult.Connected connected) {
                        assertThat(connected.id()).isEqualTo(id);
                        if (connected.notSaved().isEmpty()) { // else a crash brings the old pair back
                            disconnected.remove(id);
                        }
                    }
                } catch (VaultException e) {
                    assertThat(e).as("the client secret's keyring").isNotNull();
                } finally {
                    house.twitch.meanwhile(this::weather);
                }
            }
        }

        private void everyGreenLightIsConfirmed() {
            for (CredentialSnapshot one : house.credentials.snapshots()) {
                if (one.status() instanceof Valid valid) {
                    Instant at = valid.validatedAt();
                    assertThat(house.twitch.confirmed(personOf(one.id()), at) || at.equals(consentAt(one)))
                            .as("%s is green by an answer at %s", one.credential().account().login(), at).isTrue();
                }
            }
        }

        /** A sign-in's own confirmation, which the house stands in for. */
        private static Instant consentAt(CredentialSnapshot one) {
            return one.facts().issuedAt();
        }

        private void nothingIsGreenThatIsOverdue() {
            Instant now = house.clock.instant();
            for (CredentialSnapshot one : house.credentials.snapshots()) {
                if (one.status() instanceof Valid valid) {
                    assertThat(Duration.between(valid.validatedAt(), now)).as("%s", one.credential().account().login())
                            .isLessThan(Duration.ofMinutes(62));
                    assertThat(valid.expiresAt().map(now::isBefore).orElse(true)).as("green after its end").isTrue();
                }
            }
        }

        /** The sky clears; what is not green then needs the person, and for a reason that is true. */
        private void allIsWellAgain() throws Exception {
            network = Network.FINE;
            house.twitch.loseAnswers(false);
            house.keyring.be(Mood.OPEN);
            house.rotations.beFull(false);
            house.index.beFull(false);
            pass(Duration.ofMinutes(90));
            judge();
            assertThat(house.vault.unsaved()).isEmpty();
            crash();
            pass(Duration.ofMinutes(90));
            judge();
            assertThat(house.twitch.spentTokensResent()).as("spent tokens sent again").isZero();
        }

        private void judge() throws Exception {
            for (CredentialId id : ids) {
                KeptTokens kept = house.tokensOf(id);
                switch (house.statusOf(id)) {
                    case Valid _ -> assertThat(house.twitch.isLive(kept.access())).as("green and alive").isTrue();
                    case NeedsConsent consent -> {
                        assertThat(consent.reason()).isIn(Reason.DISCONNECTED, Reason.IN_DOUBT);
                        boolean dead = !house.twitch.takes(kept.refresh().orElseThrow());
                        assertThat(dead || isPublic(personOf(id))).as("nobody is asked without need").isTrue();
                        if (consent.reason() == Reason.DISCONNECTED) {
                            assertThat(disconnected).as("who is said to have disconnected").contains(id);
                        }
                    }
                    default -> throw new AssertionError(personOf(id) + " is left as " + house.statusOf(id));
                }
            }
        }
    }
}
