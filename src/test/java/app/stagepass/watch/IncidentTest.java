package app.stagepass.watch;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.token.ClientField;
import app.stagepass.token.CredentialStatus.Keyring;
import app.stagepass.token.CredentialStatus.Trouble;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When two sightings are one incident. */
class IncidentTest {

    private static final Instant END = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void it_stays_the_same_while_its_details_change() throws Exception {
        House house = new House();
        CredentialSnapshot before = house.credentials.snapshot(house.connected(House.OWL)).orElseThrow();
        house.validator.check(before.id());
        CredentialSnapshot after = house.credentials.snapshot(before.id()).orElseThrow();

        assertThat(new Incident.NeedsYou(before).key()).isEqualTo(new Incident.NeedsYou(after).key());
        assertThat(new Incident.EndsSoon(before, END).key())
                .isEqualTo(new Incident.EndsSoon(after, END.plusSeconds(1)).key());
        assertThat(new Incident.Outage(Trouble.OFFLINE, 1).key())
                .isEqualTo(new Incident.Outage(Trouble.TIMED_OUT, 30).key());
        assertThat(new Incident.KeyringClosed(Keyring.LOCKED, 1).key())
                .isEqualTo(new Incident.KeyringClosed(Keyring.UNREACHABLE, 2).key());
    }

    @Test
    void two_kinds_or_two_credentials_are_never_one() throws Exception {
        House house = new House();
        CredentialSnapshot owl = house.credentials.snapshot(house.connected(House.OWL)).orElseThrow();
        CredentialSnapshot bot = house.credentials.snapshot(house.connected(House.BOT)).orElseThrow();
        List<Incident> all = List.of(new Incident.NeedsYou(owl), new Incident.NeedsYou(bot),
                new Incident.EndsSoon(owl, END), new Incident.EndsSoon(bot, END),
                new Incident.WrongApplication(Optional.of(house.app), ClientField.CLIENT_ID, owl, 1),
                new Incident.KeyringClosed(Keyring.LOCKED, 1), new Incident.Outage(Trouble.OFFLINE, 1));

        assertThat(all).extracting(Incident::key).doesNotHaveDuplicates().doesNotContainNull();
    }
}
