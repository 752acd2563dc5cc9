package app.stagepass.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.stagepass.TestClock;
import app.stagepass.handover.ClipboardState.Cleared;
import app.stagepass.handover.ClipboardState.Empty;
import app.stagepass.handover.ClipboardState.Holding;
import app.stagepass.handover.ClipboardState.MayStillBeThere;
import app.stagepass.handover.ClipboardState.MayStillBeThere.Reason;
import app.stagepass.handover.ClipboardState.ReplacedBySomethingElse;
import app.stagepass.token.AccessToken;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClipboardGuardTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final AccessToken TOKEN = new AccessToken("0123456789abcdefghijABCDEFGHIJ");
    private static final AccessToken OTHER = new AccessToken("zyxwvutsrqponmlkjihgfedcba9876");

    private final MapClipboard clipboard = new MapClipboard();
    private final TestClock clock = new TestClock();
    private final ManualScheduler scheduler = new ManualScheduler();
    private final List<ClipboardState> seen = new ArrayList<>();
    private final ClipboardGuard guard = new ClipboardGuard(clipboard, clock, scheduler, ClipboardGuard.CLEAR_AFTER,
            new SecureRandom());

    @BeforeEach
    void watch() {
        guard.observe(seen::add);
    }

    @Test
    void aCopiedTokenIsThereConcealedAndTheCountdownShows() throws Exception {
        assertThat(guard.state()).isEqualTo(new Empty());

        guard.copy(TOKEN, CopyFormat.ACCESS_TOKEN, "NightOwl");

        assertThat(clipboard.text()).contains(TOKEN.reveal());
        assertThat(clipboard.formats()).containsEntry(MapClipboard.CONCEALED, "secret");
        assertThat(guard.state()).isEqualTo(new Holding("NightOwl", START.plusSeconds(30)));
        assertThat(seen).containsExactly(guard.state());
    }

    @Test
    void itIsWrittenInTheFormatThatWasAskedFor() throws Exception {
        guard.copy(TOKEN, CopyFormat.CHAT_PASSWORD, "NightOwl");

        assertThat(clipboard.text()).contains("oauth:" + TOKEN.reveal());
    }

    @Test
    void afterThirtySecondsItIsGoneAndNotBefore() throws Exception {
        guard.copy(TOKEN, CopyFormat.ACCESS_TOKEN, "NightOwl");

        pass(Duration.ofSeconds(29));
        assertThat(clipboard.text()).contains(TOKEN.reveal());

        pass(Duration.ofSeconds(1));
        assertThat(clipboard.text()).isEmpty();
        assertThat(guard.state()).isEqualTo(new Cleared(START.plusSeconds(30)));
        assertThat(scheduler.waiting()).isZero();
    }

    @Test
    void whatSomebodyElseCopiedSinceIsLeftAlone() throws Exception {
        guard.copy(TOKEN, CopyFormat.ACCESS_TOKEN, "NightOwl");
        clipboard.putByAnother("a shopping list");

        pass(Duration.ofMinutes(1));

        assertThat(clipboard.text()).contains("a shopping list");
        assertThat(clipboard.clearings()).isZero();
        assertThat(guard.state()).isEqualTo(new ReplacedBySomethingElse());
    }

    @Test
    void aPictureCopiedSinceIsLeftAlone() throws Exception {
        guard.copy(TOKEN, CopyFormat.ACCESS_TOKEN, "NightOwl");
        clipboard.emptyByAnother();

        pass(Duration.ofMinutes(1));

        assertThat(clipboard.clearings()).isZero();
        assertThat(guard.state()).isEqualTo(new ReplacedBySomethingElse());
    }

    @Test
    void aTextThatOnlyBeginsLikeTheTokenIsNotOurs() throws Exception {
        guard.copy(TOKEN, CopyFormat.ACCESS_TOKEN, "NightOwl");
        clipboard.putByAnother(TOKEN.reveal() + "x");

        guard.clear();

        assertThat(clipboard.text()).contains(TOKEN.reveal() + "x");
    }

    @Test
    void aSecondCopyReplacesTheFirstAndStartsTheCountdownAnew() throws Exception {
        guard.copy(TOKEN, CopyFormat.ACCESS_TOKEN, "NightOwl");
        pass(Duration.ofSeconds(20));
        guard.copy(OTHER, CopyFormat.ACCESS_TOKEN, "NightOwl Bot");

        pass(Duration.ofSeconds(1));
        assertThat(scheduler.waiting()).as("countdowns").isEqualTo(1);
        pass(Duration.ofSeconds(28));
        assertThat(clipboard.text()).contains(OTHER.reveal());
        assertThat(guard.state()).isEqualTo(new Holding("NightOwl Bot", START.plusSeconds(50)));

        pass(Duration.ofSeconds(1));
        assertThat(clipboard.text()).isEmpty();
        assertThat(clipboard.clearings()).isEqualTo(1);
    }

    @Test
    void theSameTokenCopiedTwiceStaysThirtySecondsFromTheSecondTime() throws Exception {
        guard.copy(TOKEN, CopyFormat.ACCESS_TOKEN, "NightOwl");
        pass(Duration.ofSeconds(20));
        guard.copy(TOKEN, CopyFormat.ACCESS_TOKEN, "NightOwl");

        pass(Duration.ofSeconds(20));
        assertThat(clipboard.text()).contains(TOKEN.reveal());

        pass(Duration.ofSeconds(10));
        assertThat(clipboard.text()).isEmpty();
        assertThat(guard.state()).isEqualTo(new Cleared(START.plusSeconds(50)));
    }

    @Test
    void aMachineThatSleptThroughTheCountdownClearsOnWaking() throws Exception {
        guard.copy(TOKEN, CopyFormat.ACCESS_TOKEN, "NightOwl");
        clock.forward(Duration.ofHours(8));

        scheduler.advance(Duration.ofSeconds(1));

        assertThat(clipboard.text()).isEmpty();
    }

    @Test
    void aClockThatIsSetBackDoesNotKeepTheTokenLonger() throws Exception {
        guard.copy(TOKEN, CopyFormat.ACCESS_TOKEN, "NightOwl");
        clock.forward(Duration.ofHours(-1));

        pass(Duration.ofSeconds(30));

        assertThat(clipboard.text()).isEmpty();
    }

    @Test
    void atTheEndOfTheProgramItIsClearedAtOnce() throws Exception {
        guard.copy(TOKEN, CopyFormat.ACCESS_TOKEN, "NightOwl");

        guard.close();

        assertThat(clipboard.text()).isEmpty();
        assertThat(guard.state()).isEqualTo(new Cleared(START));
        assertThatExceptionOfType(Clipboard.Unavailable.class)
                .isThrownBy(() -> guard.copy(OTHER, CopyFormat.ACCESS_TOKEN, "NightOwl Bot"));
        assertThat(clipboard.everPut()).containsExactly(TOKEN.reveal());
    }

    @Test
    void atTheEndOfTheProgramWhatIsNotOursStays() throws Exception {
        guard.copy(TOKEN, CopyFormat.ACCESS_TOKEN, "NightOwl");
        clipboard.putByAnother("a shopping list");

        guard.close();

        assertThat(clipboard.text()).contains("a shopping list");
    }

    @Test
    void endingWithoutEverCopyingTouchesNothing() {
        clipboard.putByAnother("a shopping list");

        guard.close();
        guard.clear();

        assertThat(clipboard.clearings()).isZero();
        assertThat(guard.state()).isEqualTo(new Empty());
        assertThat(seen).isEmpty();
    }

    @Test
    void endingTriesMoreThanOnceAndSaysWhenItFailed() throws Exception {
        guard.copy(TOKEN, CopyFormat.ACCESS_TOKEN, "NightOwl");
        clipboard.failTheNext(2);
        guard.close();
        assertThat(clipboard.text()).isEmpty();

        ClipboardGuard unlucky = new ClipboardGuard(clipboard, clock, scheduler, ClipboardGuard.CLEAR_AFTER,
                new SecureRandom());
        unlucky.copy(TOKEN, CopyFormat.ACCESS_TOKEN, "NightOwl");
        clipboard.failTheNext(100);
        unlucky.close();
        assertThat(unlucky.state()).isEqualTo(new MayStillBeThere(Reason.CANNOT_CLEAR));
    }

    @Test
    void aFailedClearingIsTriedAgainShortly() throws Exception {
        guard.copy(TOKEN, CopyFormat.ACCESS_TOKEN, "NightOwl");
        clipboard.failTheNext(2);

        pass(Duration.ofSeconds(31));
        assertThat(clipboard.text()).contains(TOKEN.reveal());
        assertThat(guard.state()).isInstanceOf(Holding.class);

        pass(Duration.ofSeconds(1));
        assertThat(clipboard.text()).isEmpty();
        assertThat(guard.state()).isEqualTo(new Cleared(START.plusSeconds(32)));
    }

    @Test
    void aClearingThatNeverWorksIsGivenUpAndSaid() throws Exception {
        guard.copy(TOKEN, CopyFormat.ACCESS_TOKEN, "NightOwl");
        clipboard.keepAll(true);

        pass(Duration.ofMinutes(5));

        assertThat(guard.state()).isEqualTo(new MayStillBeThere(Reason.CANNOT_CLEAR));
        assertThat(clipboard.clearings()).isEqualTo(3);
        assertThat(scheduler.waiting()).isZero();
    }

    @Test
    void aClipboardThatCannotBeSeenIsNotClaimedToBeClear() throws Exception {
        guard.copy(TOKEN, CopyFormat.ACCESS_TOKEN, "NightOwl");
        clipboard.hide(true);

        pass(Duration.ofMinutes(5));

        assertThat(guard.state()).isEqualTo(new MayStillBeThere(Reason.CANNOT_LOOK));
        assertThat(clipboard.clearings()).isZero();
    }

    @Test
    void oneThatCanBeSeenAgainIsClearedWhenAsked() throws Exception {
        guard.copy(TOKEN, CopyFormat.ACCESS_TOKEN, "NightOwl");
        clipboard.hide(true);
        pass(Duration.ofMinutes(5));

        clipboard.hide(false);
        guard.clear();

        assertThat(clipboard.text()).isEmpty();
        assertThat(guard.state()).isInstanceOf(Cleared.class);
    }

    @Test
    void thePersonCanClearItBeforeItsTime() throws Exception {
        guard.copy(TOKEN, CopyFormat.ACCESS_TOKEN, "NightOwl");
        guard.clear();
        assertThat(guard.state()).isEqualTo(new Cleared(START));

        clipboard.putByAnother(TOKEN.reveal());
        pass(Duration.ofMinutes(1));
        assertThat(clipboard.text()).as("copied by the person elsewhere").contains(TOKEN.reveal());
        assertThat(seen).hasSize(2);
    }

    @Test
    void aCopyThatFailsIsSaidAndTheEarlierCountdownGoesOn() throws Exception {
        guard.copy(TOKEN, CopyFormat.ACCESS_TOKEN, "NightOwl");
        clipboard.failTheNext(1);

        assertThatExceptionOfType(Clipboard.Unavailable.class)
                .isThrownBy(() -> guard.copy(OTHER, CopyFormat.ACCESS_TOKEN, "NightOwl Bot"));
        assertThat(guard.state()).isEqualTo(new Holding("NightOwl", START.plusSeconds(30)));

        pass(Duration.ofSeconds(30));
        assertThat(clipboard.text()).isEmpty();
    }

    @Test
    void aToolkitThatThrowsIsLikeAClipboardThatCannotBeSeen() throws Exception {
        guard.copy(TOKEN, CopyFormat.ACCESS_TOKEN, "NightOwl");
        clipboard.throwUnchecked(true);

        pass(Duration.ofMinutes(1));

        assertThat(guard.state()).isEqualTo(new MayStillBeThere(Reason.CANNOT_LOOK));
    }

    @Test
    void anObserverThatFailsKeepsNothingFromBeingCleared() throws Exception {
        guard.observe(_ -> {
            throw new IllegalStateException("drawn badly");
        });
        guard.copy(TOKEN, CopyFormat.ACCESS_TOKEN, "NightOwl");

        pass(Duration.ofSeconds(30));

        assertThat(clipboard.text()).isEmpty();
        assertThat(seen).hasSize(2);
    }

    @Test
    void noStateShowsTheToken() throws Exception {
        guard.copy(TOKEN, CopyFormat.ACCESS_TOKEN, "NightOwl");
        pass(Duration.ofMinutes(1));

        assertThat(seen.toString() + clipboard.content()).doesNotContain(TOKEN.reveal().substring(0, 8));
        assertThat(new Clipboard.Content.Text(TOKEN.reveal()).toString()).doesNotContain(TOKEN.reveal());
    }

    private void pass(Duration duration) {
        for (long second = 0; second < duration.toSeconds(); second++) {
            clock.forward(Duration.ofSeconds(1));
            scheduler.advance(Duration.ofSeconds(1));
        }
    }
}
