package app.stagepass.watch;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.oauth.OAuthException;
import app.stagepass.token.CredentialId;
import app.stagepass.vault.MapSecretStore.Mood;
import app.stagepass.watch.HourStrip.Hour;
import app.stagepass.watch.HourStrip.Mark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twitch asks for the proof that tokens are validated hourly. Time passes by hand, and the program comes and goes. */
class HistoryStoryTest {

    @TempDir
    Path data;

    private House house;
    private CredentialId owl;

    @BeforeEach
    void a_streamer_has_signed_in() throws Exception {
        house = new House();
        house.historyFolder = Optional.of(data.resolve("history"));
        house.start();
        owl = house.connected(House.OWL);
    }

    /** The program is started anew and runs for so long, a tick a minute. */
    private void running(Duration time) {
        house.start();
        HandTicker ticker = new HandTicker();
        try (TokenWatch _ = new TokenWatch(house.credentials, house.vault, house.validator, house.clock, ticker,
                Runnable::run)) {
            for (long minute = 0; minute < time.toMinutes(); minute++) {
                ticker.tick();
                house.clock.forward(Duration.ofMinutes(1));
            }
        }
        house.history.close();
    }

    private List<Instant> timesInTable() {
        String table = CheckCsv.of(house.credentials.snapshot(owl).orElseThrow(), house.history.checks(owl));
        return table.lines().skip(1).map(line -> Instant.parse(line.substring(0, line.indexOf(',')))).toList();
    }

    private static List<Duration> gaps(List<Instant> times) {
        List<Duration> gaps = new ArrayList<>();
        for (int i = 1; i < times.size(); i++) {
            gaps.add(Duration.between(times.get(i - 1), times.get(i)));
        }
        return gaps;
    }

    private HourStrip strip() {
        return house.history.strip(owl, ZoneOffset.UTC);
    }

    @Test
    void over_a_week_the_table_shows_no_gap_of_an_hour() {
        running(Duration.ofDays(7));
        house.start();

        List<Instant> times = timesInTable();
        assertThat(times).hasSizeGreaterThan(24 * 7);
        assertThat(gaps(times)).allMatch(gap -> gap.compareTo(Duration.ofHours(1)) < 0);
        assertThat(times.getFirst()).isBefore(house.clock.instant().minus(Duration.ofDays(7).minusHours(1)));
        assertThat(strip().hours().subList(0, 23)).extracting(Hour::mark).containsOnly(Mark.CONFIRMED);
    }

    @Test
    void a_night_in_which_the_program_was_off_is_a_gap_and_not_green() {
        running(Duration.ofHours(8));
        house.clock.forward(Duration.ofHours(6));
        running(Duration.ofHours(8));

        HourStrip strip = strip();
        List<Mark> off = strip.hours().stream()
                .filter(hour -> !hour.start().isBefore(Instant.parse("2026-03-01T20:00:00Z"))
                        && hour.start().isBefore(Instant.parse("2026-03-02T02:00:00Z")))
                .map(Hour::mark).toList();
        assertThat(off).hasSize(6).containsOnly(Mark.NONE);
        assertThat(strip.confirmed()).isEqualTo(16);
        assertThat(gaps(timesInTable()).stream().filter(gap -> gap.compareTo(Duration.ofHours(1)) >= 0)).hasSize(1);
    }

    @Test
    void the_sign_in_is_the_first_check_and_a_renewal_is_told_as_one() {
        assertThat(house.history.checks(owl)).extracting(check -> check.outcome().code()).containsExactly("valid");
        running(Duration.ofHours(9));
        assertThat(house.history.checks(owl)).extracting(Check::outcome)
                .filteredOn(CheckOutcome.Renewed.class::isInstance).as("a token lives for four hours").hasSize(2);
    }

    @Test
    void trouble_and_its_reasons_are_told_hour_by_hour() {
        running(Duration.ofHours(3));
        for (int i = 0; i < 500; i++) {
            house.twitch.failNext(
                    new OAuthException.Unreachable(OAuthException.Unreachable.Reason.TIMED_OUT, false));
        }
        running(Duration.ofHours(2));
        house.twitch.backToNormal();
        house.keyring.be(Mood.LOCKED);
        running(Duration.ofHours(1));
        house.keyring.be(Mood.OPEN);
        running(Duration.ofHours(1));
        house.twitch.disconnectAll();
        running(Duration.ofHours(3));

        assertThat(strip().hours().subList(13, 23)).extracting(Hour::mark).containsExactly(Mark.CONFIRMED,
                Mark.CONFIRMED, Mark.CONFIRMED, Mark.UNVERIFIED, Mark.UNVERIFIED, Mark.NONE, Mark.CONFIRMED,
                Mark.NEEDS_YOU, Mark.NONE, Mark.NONE);
        assertThat(house.history.checks(owl)).extracting(check -> check.outcome().code())
                .contains("unverified.timed-out", "needs-consent.disconnected").doesNotContain("locked.locked");
    }

    @Test
    void removing_a_credential_takes_its_history_from_sight() throws Exception {
        running(Duration.ofHours(2));
        house.revocation.remove(owl);
        assertThat(house.history.checks(owl)).isEmpty();
    }

    @Test
    void no_secret_is_in_the_files() throws Exception {
        running(Duration.ofHours(9));
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(data.resolve("history"))) {
            for (Path file : files.toList()) {
                all.append(Files.readString(file));
            }
        }
        assertThat(all).contains(owl.value()).doesNotContain(house.tokensOf(owl).access().reveal())
                .doesNotContain(house.tokensOf(owl).refresh().orElseThrow().reveal())
                .doesNotContain(House.OWL.login()).doesNotContain(house.secret.reveal());
    }
}
