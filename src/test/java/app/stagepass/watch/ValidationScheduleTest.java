package app.stagepass.watch;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.token.ClientField;
import app.stagepass.token.CredentialStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** When the next check is due. */
class ValidationScheduleTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

    private final ValidationSchedule schedule = new ValidationSchedule(new Random(3));

    private Duration next(Duration left) {
        return Duration.between(NOW, schedule.afterSuccess(NOW, Optional.of(NOW.plus(left))));
    }

    @Test
    void a_thousand_plans_lie_between_50_and_58_minutes_and_use_all_of_it() {
        List<Duration> plans = java.util.stream.Stream
                .generate(() -> Duration.between(NOW, schedule.afterSuccess(NOW, Optional.empty()))).limit(1000)
                .sorted()
                .toList();
        assertThat(plans.getFirst()).isBetween(Duration.ofMinutes(50), Duration.ofSeconds(50 * 60 + 10));
        assertThat(plans.getLast()).isBetween(Duration.ofSeconds(58 * 60 - 10), Duration.ofMinutes(58));
    }

    @Test
    void a_token_that_ends_within_the_hour_comes_ten_minutes_before_that() {
        assertThat(next(Duration.ofMinutes(40))).isEqualTo(Duration.ofMinutes(30));
        assertThat(schedule.endsSoon(NOW, Optional.of(NOW.plus(Duration.ofMinutes(10))))).isTrue();
        assertThat(schedule.endsSoon(NOW, Optional.of(NOW.plus(Duration.ofMinutes(11))))).isFalse();
        assertThat(schedule.endsSoon(NOW, Optional.empty())).isFalse();
    }

    @Test
    void one_that_should_be_renewed_by_now_comes_at_half_of_what_is_left_but_not_at_once() {
        assertThat(next(Duration.ofMinutes(10))).isEqualTo(Duration.ofMinutes(5));
        assertThat(next(Duration.ofMinutes(4))).isEqualTo(Duration.ofMinutes(2));
        assertThat(next(Duration.ofSeconds(8))).isEqualTo(Duration.ofSeconds(10));
        assertThat(next(Duration.ofSeconds(-8))).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void the_wait_after_trouble_doubles_to_ten_minutes_and_is_never_cut_by_more_than_a_quarter() {
        List<Integer> whole = List.of(10, 20, 40, 80, 160, 320, 600, 600);
        for (int i = 0; i < 300; i++) {
            for (int failures = 1; failures <= whole.size(); failures++) {
                Duration wait = Duration.between(NOW, schedule.afterTrouble(NOW, failures, Optional.empty()));
                Duration most = Duration.ofSeconds(whole.get(failures - 1));
                assertThat(wait).isBetween(most.multipliedBy(3).dividedBy(4), most);
            }
        }
    }

    @Test
    void what_twitch_asks_for_is_kept_but_for_no_longer_than_the_hour_allows() {
        assertThat(schedule.afterTrouble(NOW, 1, Optional.of(Duration.ofMinutes(20))))
                .isEqualTo(NOW.plus(Duration.ofMinutes(20)));
        assertThat(schedule.afterTrouble(NOW, 1, Optional.of(Duration.ofDays(20))))
                .isEqualTo(NOW.plus(Duration.ofMinutes(58)));
        assertThat(schedule.afterTrouble(NOW, 9, Optional.of(Duration.ZERO))).isAfter(NOW.plusSeconds(400));
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void only_what_needs_the_person_is_not_checked_again_by_itself(CredentialStatus status, boolean again) {
        assertThat(ValidationSchedule.canRecoverByItself(status)).isEqualTo(again);
    }

    static Stream<Arguments> statuses() {
        return Stream.of(Arguments.of(new CredentialStatus.Checking(), true),
                Arguments.of(new CredentialStatus.Valid(NOW, Optional.empty()), true),
                Arguments.of(new CredentialStatus.Renewing(), true),
                Arguments.of(new CredentialStatus.Unverified(NOW, CredentialStatus.Trouble.OFFLINE), true),
                Arguments.of(new CredentialStatus.Locked(CredentialStatus.Keyring.LOCKED), true),
                Arguments.of(new CredentialStatus.NeedsConsent(CredentialStatus.Reason.ENDED), false),
                Arguments.of(new CredentialStatus.Misconfigured(ClientField.CLIENT_ID), false));
    }

    @Test
    void the_latest_plan_is_58_minutes_to_the_second() {
        ValidationSchedule latest = new ValidationSchedule(new Random() {
            @Override
            public long nextLong(long bound) {
                return bound - 1;
            }
        });
        assertThat(latest.afterSuccess(NOW, Optional.empty())).isEqualTo(NOW.plus(Duration.ofMinutes(58)));
    }

    @Test
    void many_that_are_planned_together_start_earlier_and_none_later() {
        assertThat(ValidationSchedule.inTime(List.of(), HALF_A_SECOND)).isEmpty();
        List<Instant> bunch = Collections.nCopies(5, NOW);
        assertThat(ValidationSchedule.inTime(bunch, HALF_A_SECOND)).containsExactly(NOW.minusMillis(2000),
                NOW.minusMillis(1500), NOW.minusMillis(1000), NOW.minusMillis(500), NOW);
        List<Instant> spread = List.of(NOW, NOW.plusSeconds(60), NOW.plusSeconds(60), NOW.plusSeconds(90));
        assertThat(ValidationSchedule.inTime(spread, HALF_A_SECOND)).containsExactly(NOW,
                NOW.plusSeconds(60).minusMillis(500), NOW.plusSeconds(60), NOW.plusSeconds(90));
    }
}
