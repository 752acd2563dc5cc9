package app.stagepass.watch;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.token.Account;
import app.stagepass.token.ClientType;
import app.stagepass.token.Credential;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus;
import app.stagepass.token.CredentialStatus.Trouble;
import app.stagepass.token.RegistrationId;
import app.stagepass.token.Renewability;
import app.stagepass.token.TokenFacts;
import app.stagepass.token.TokenKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table that any program reads and no spreadsheet runs. */
class CheckCsvTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<Check> TWO = List.of(
            new Check(NOON, new CheckOutcome.Valid(), Duration.ofMillis(182)),
            new Check(NOON.plusMillis(1), new CheckOutcome.Unverified(Trouble.TIMED_OUT), Duration.ofSeconds(20)));

    private static CredentialSnapshot labelled(String label) {
        TokenFacts facts = new TokenFacts(new TreeSet<>(), NOON, Optional.empty(), Renewability.BY_REFRESH_TOKEN,
                Optional.empty());
        return new CredentialSnapshot(
                new Credential(CredentialId.random(), label, RegistrationId.random(),
                        Account.of("141981764", "nightowl"),
                        TokenKind.USER, new TreeSet<>()),
                Optional.of(House.registration("overlay", ClientType.PUBLIC)), facts, new CredentialStatus.Checking(),
                true, Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Test
    void every_check_is_a_line_with_its_time_in_utc() {
        assertThat(CheckCsv.of(labelled("NightOwl"), TWO)).isEqualTo("""
                checked_at,user_id,login,label,application,outcome,detail,latency_ms\r
                2026-03-01T12:00:00Z,141981764,nightowl,NightOwl,Overlay tools,valid,,182\r
                2026-03-01T12:00:00.001Z,141981764,nightowl,NightOwl,Overlay tools,unverified,timed-out,20000\r
                """);
    }

    @Test
    void what_would_end_a_cell_is_quoted() {
        assertThat(CheckCsv.of(labelled("Night, \"the\" owl\nof it"), TWO.subList(0, 1)))
                .contains(",\"Night, \"\"the\"\" owl\nof it\",");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "＝1"})
    void a_name_that_looks_like_a_formula_stays_a_name(String label) {
        assertThat(CheckCsv.of(labelled(label), TWO.subList(0, 1))).contains(",\"'" + label + "\",");
    }

    @Test
    void nothing_checked_is_a_table_without_lines() {
        assertThat(CheckCsv.of(labelled("NightOwl"), List.of()).lines()).hasSize(1);
    }
}
