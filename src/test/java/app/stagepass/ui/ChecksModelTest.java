package app.stagepass.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.oauth.OAuthException.Unreachable;
import app.stagepass.settings.Settings;
import app.stagepass.token.CredentialId;
import app.stagepass.ui.ChecksModel.ChecksFace;
import app.stagepass.ui.ChecksModel.Row;
import app.stagepass.watch.Check;
import app.stagepass.watch.HourStrip.Mark;
import app.stagepass.words.Light;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was checked when, and what came of it, for the card that is selected. */
class ChecksModelTest {

    @TempDir
    Path home;

    private Desk desk;
    private DashboardModel dashboard;
    private ChecksModel checks;
    private ToastModel toast;
    private HistoryExport export;

    @BeforeEach
    void open() throws Exception {
        desk = new Desk();
        dashboard = new DashboardModel(desk.words, desk.history, desk.clock);
        checks = new ChecksModel(desk.words, desk.history, dashboard);
        toast = new ToastModel(desk.words, desk.clock);
        Parts parts = desk.parts(Runnable::run, Parts.Place.REAL, Settings.DEFAULT);
        export = new HistoryExport(desk.words, desk.clock, parts.work(), desk.history,
                question -> desk.asked(question), toast);
        desk.credentials.observe(dashboard::update);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private ChecksFace face() {
        return checks.faceProperty().get().orElseThrow();
    }

    private CardModel card() {
        return dashboard.cards().getFirst();
    }

    private String said() {
        return toast.toast().orElseThrow().text();
    }

    @Test
    void before_the_first_check_the_list_is_empty_and_nothing_is_green() throws Exception {
        desk.signedIn(Desk.OWL, desk.app, "chat:read");
        dashboard.update(desk.credentials.snapshots());

        assertThat(face().checks()).isEmpty();
        assertThat(face().strip().marks()).hasSize(24).containsOnly(Mark.BEFORE, Mark.AHEAD);
        assertThat(face().strip().summary()).containsExactly("No checks in the last 24 hours");
    }

    @Test
    void a_check_is_shown_at_once_on_the_card_and_in_the_details_the_newest_first() throws Exception {
        CredentialId owl = desk.connected(Desk.OWL, desk.app, "chat:read");
        desk.clock.forward(Duration.ofMinutes(65));
        desk.twitch.failNext(new Unreachable(Unreachable.Reason.TIMED_OUT, false));
        desk.validator.check(owl);

        assertThat(face().checks()).extracting(checks::row).containsExactly(
                new Row("today 13:05", Light.BLUE, "Twitch didn’t answer in time", "0 ms"),
                new Row("today 12:00", Light.GREEN, "Valid", "0 ms"));
        assertThat(card().face().strip().marks().subList(22, 24)).containsExactly(Mark.CONFIRMED, Mark.UNVERIFIED);
        assertThat(face().hours().getLast()).isEqualTo("13:00–14:00 · Twitch could not confirm it, 1 check");
        assertThat(card().face().spoken()).contains("1 of 2 hours confirmed").contains("Not confirmed: 13:00–14:00");
    }

    @Test
    void an_hour_without_us_turns_grey_as_time_passes() throws Exception {
        desk.connected(Desk.OWL, desk.app, "chat:read");
        desk.clock.forward(Duration.ofHours(2));
        dashboard.tick();
        assertThat(card().face().strip().marks().subList(21, 24)).containsExactly(Mark.CONFIRMED, Mark.NONE,
                Mark.AHEAD);
        assertThat(face().strip()).isEqualTo(card().face().strip());
    }

    @Test
    void the_table_goes_where_the_person_wants_it() throws Exception {
        desk.connected(Desk.OWL, desk.app, "chat:read");
        Path file = home.resolve("proof.csv");
        desk.saveTo = Optional.of(file);

        export.export(card());

        assertThat(desk.outside).containsExactly("save stagepass-checks-nightowl-2026-03-01.csv");
        assertThat(file).content().hasLineCount(2).contains("2026-03-01T12:00:00Z,141981764,nightowl");
        assertThat(said()).isEqualTo("1 check was saved as proof.csv.");
    }

    @Test
    void a_change_of_mind_saves_nothing_and_says_nothing() throws Exception {
        desk.connected(Desk.OWL, desk.app, "chat:read");
        export.export(card());
        assertThat(toast.toast()).isEmpty();
    }

    @Test
    void a_place_that_cannot_be_written_is_told() throws Exception {
        desk.connected(Desk.OWL, desk.app, "chat:read");
        desk.saveTo = Optional.of(home.resolve("not-there").resolve("proof.csv"));

        export.export(card());

        assertThat(toast.toast().orElseThrow().light()).isEqualTo(Light.RED);
        assertThat(said()).startsWith("proof.csv could not be written.");
        assertThat(files()).isZero();
    }

    private long files() throws IOException {
        try (var found = Files.list(home)) {
            return found.count();
        }
    }

    @Test
    void the_checks_are_those_of_the_selected_card() throws Exception {
        desk.connected(Desk.OWL, desk.app, "chat:read");
        desk.clock.forward(Duration.ofMinutes(5));
        CredentialId bot = desk.connected(Desk.BOT, desk.app, "chat:edit");
        desk.validator.check(bot);

        dashboard.select(bot);

        assertThat(face().checks()).hasSize(2).extracting(Check::at)
                .containsOnly(desk.clock.instant());
    }
}
