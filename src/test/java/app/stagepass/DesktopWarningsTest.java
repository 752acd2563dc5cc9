package app.stagepass;

import static app.stagepass.Snapshots.DEAD;
import static app.stagepass.Snapshots.NOON;
import static app.stagepass.Snapshots.token;
import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.desktop.Notice;
import app.stagepass.token.ClientField;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus;
import app.stagepass.watch.Incident;
import app.stagepass.watch.Warning;
import app.stagepass.words.Words;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a warning says on the desktop, and where a click on it leads. */
class DesktopWarningsTest {

    private final Shade shade = new Shade();
    private final List<Optional<CredentialId>> opened = new ArrayList<>();
    private final DesktopWarnings board = new DesktopWarnings(shade,
            Words.of(Locale.ENGLISH, new TestClock(), ZoneOffset.UTC), opened::add);

    private static Incident.NeedsYou dead(String login) {
        return new Incident.NeedsYou(
                token(login, DEAD));
    }

    @Test
    void a_dead_login_names_account_and_reason_and_leads_to_its_card() {
        board.show(new Warning(1, List.of(dead("night_owl"))));
        Notice notice = shade.only();
        assertThat(notice.title()).isEqualTo("@night_owl: Disconnected on Twitch");
        assertThat(notice.body()).contains("Reconnect");
        assertThat(notice.urgency()).isEqualTo(Notice.Urgency.CRITICAL);
        notice.onAction().run();
        assertThat(opened).containsExactly(Optional.of(Snapshots.idOf("night_owl")));
    }

    @Test
    void an_outage_is_told_calmly_and_for_all_at_once() {
        board.show(new Warning(1, List.of(new Incident.Outage(CredentialStatus.Trouble.TWITCH_FAILING, 30))));
        Notice notice = shade.only();
        assertThat(notice.title()).isEqualTo("Twitch has trouble");
        assertThat(notice.body()).contains("30");
        assertThat(notice.urgency()).isEqualTo(Notice.Urgency.LOW);
        notice.onAction().run();
        assertThat(opened).containsExactly(Optional.empty());
    }

    @Test
    void a_closed_keyring_says_what_its_tokens_wait_for() {
        board.show(new Warning(1, List.of(new Incident.KeyringClosed(CredentialStatus.Keyring.LOCKED, 1))));
        assertThat(shade.only().title()).isEqualTo("A token is locked");
        assertThat(shade.only().body()).isEqualTo("One token waits until you unlock it. Nothing is lost.");
        board.replace(new Warning(1, List.of(new Incident.KeyringClosed(CredentialStatus.Keyring.LOCKED, 3))));
        assertThat(shade.only().title()).isEqualTo("3 tokens are locked");
        assertThat(shade.only().body()).isEqualTo("3 tokens wait until you unlock them. Nothing is lost.");
        for (CredentialStatus.Keyring why : CredentialStatus.Keyring.values()) {
            board.replace(new Warning(1, List.of(new Incident.KeyringClosed(why, 2))));
            assertThat(shade.only().body()).as("%s", why).startsWith("2 tokens wait until ");
        }
    }

    @Test
    void every_kind_of_incident_has_words_of_its_own() {
        List<Incident> kinds = List.of(dead("a"), new Incident.EndsSoon(token("b", new CredentialStatus.Checking()),
                NOON.plusSeconds(600)),
                new Incident.WrongApplication(Optional.empty(), ClientField.CLIENT_SECRET,
                        token("c", new CredentialStatus.Misconfigured(ClientField.CLIENT_SECRET)), 2),
                new Incident.KeyringClosed(CredentialStatus.Keyring.LOCKED, 3),
                new Incident.Outage(CredentialStatus.Trouble.OFFLINE, 4));
        int number = 0;
        for (Incident kind : kinds) {
            board.show(new Warning(++number, List.of(kind)));
        }
        assertThat(shade.showing()).extracting(Notice::title).doesNotHaveDuplicates().hasSize(kinds.size());
        assertThat(shade.showing()).extracting(Notice::body).doesNotHaveDuplicates().noneMatch(String::isBlank);
        assertThat(shade.showing()).extracting(Notice::title).contains("@b ends at 12:10");
    }

    @Test
    void several_are_listed_but_not_without_end() {
        board.show(new Warning(1, List.of(dead("a"), dead("b"), dead("c"), dead("d"), dead("e"), dead("f"))));
        Notice notice = shade.only();
        assertThat(notice.title()).isEqualTo("6 things need a look");
        assertThat(notice.body().lines()).hasSize(5).contains("@a: Disconnected on Twitch", "and 2 more");
    }

    @Test
    void what_is_over_is_taken_back_and_the_rest_stays() {
        board.show(new Warning(1, List.of(dead("a"), dead("b"))));
        board.replace(new Warning(1, List.of(dead("b"))));
        assertThat(shade.only().title()).isEqualTo("@b: Disconnected on Twitch");
        board.withdraw(1);
        board.withdraw(1);
        assertThat(shade.showing()).isEmpty();
    }

    @Test
    void what_was_seen_in_the_window_goes_and_does_not_come_back_and_what_is_new_is_told() {
        shade.show(new Notice("another’s", "", Notice.Urgency.LOW, Optional.empty(), () -> {}));
        board.show(new Warning(1, List.of(dead("a"), dead("b"))));
        board.show(new Warning(2, List.of(new Incident.KeyringClosed(CredentialStatus.Keyring.LOCKED, 1))));
        board.seen();
        assertThat(shade.only().title()).isEqualTo("another’s");
        board.replace(new Warning(1, List.of(dead("b"))));
        board.withdraw(1);
        assertThat(shade.only().title()).isEqualTo("another’s");
        board.show(new Warning(3, List.of(dead("c"))));
        assertThat(shade.showing()).extracting(Notice::title).containsExactly("another’s",
                "@c: Disconnected on Twitch");
    }
}
