package app.stagepass.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.handover.CopyFormat;
import app.stagepass.settings.Settings;
import app.stagepass.token.CredentialId;
import app.stagepass.token.Scope;
import app.stagepass.token.ScopeCatalog;
import app.stagepass.ui.DetailsFace.Fact;
import app.stagepass.ui.DetailsFace.Ring;
import app.stagepass.ui.DetailsFace.ScopeLine;
import app.stagepass.words.Light;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DetailsModelTest {

    private Desk desk;
    private DashboardModel dashboard;
    private KeyringModel keyring;
    private DetailsModel details;

    @BeforeEach
    void open() throws Exception {
        desk = new Desk();
        dashboard = new DashboardModel(desk.words, desk.history, desk.clock);
        keyring = new KeyringModel(desk.words,
                desk.parts(Runnable::run, Parts.Place.REAL, Settings.DEFAULT).work(), desk, () -> {});
        details = new DetailsModel(desk.words, ScopeCatalog.load(), keyring, desk.clock, dashboard);
        desk.credentials.observe(dashboard::update);
        keyring.check();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private DetailsFace face() {
        return details.faceProperty().get().orElseThrow();
    }

    private Fact fact(String label) {
        return face().facts().stream().filter(row -> row.label().equals(label)).findFirst().orElseThrow();
    }

    @Test
    void nothing_selected_shows_nothing() {
        assertThat(details.faceProperty().get()).isEmpty();
    }

    @Test
    void of_a_login_that_moved_nothing_is_said_that_only_the_other_computer_knows() throws Exception {
        GalleryDesks.moved(desk);
        dashboard.select(dashboard.cards().getFirst());
        assertThat(face().ring().small()).isEqualTo("elsewhere");
        assertThat(fact("Expires").value()).isEqualTo("not looked after here");
        assertThat(face().mend()).contains("Take it back");
        assertThat(dashboard.summaryProperty().get().text()).isEqualTo("1 of 1 token ready");
        assertThat(dashboard.summaryProperty().get().light()).isEqualTo(Light.GREEN);
    }

    @Test
    void the_ring_tells_what_is_left_of_the_whole() throws Exception {
        desk.connected(Desk.OWL, desk.app, "chat:read");
        desk.clock.forward(Duration.ofMinutes(69));

        dashboard.tick();

        assertThat(face().ring()).isEqualTo(new Ring("2:51", "of 4:00"));
        assertThat(face().identity()).isEqualTo("@nightowl · id 141981764");
        assertThat(fact("Expires").value()).isEqualTo("today 16:00");
    }

    @Test
    void every_scope_has_its_sentence_and_sensitive_and_new_ones_are_marked() throws Exception {
        desk.connected(Desk.OWL, desk.app, "chat:read", "channel:read:stream_key", "made:up:tomorrow");

        assertThat(face().scopes()).hasSize(3);
        assertThat(line("channel:read:stream_key").sensitive()).isTrue();
        assertThat(line("chat:read").sensitive()).isFalse();
        assertThat(line("chat:read").sentence()).isNotBlank();
        assertThat(line("made:up:tomorrow").sentence()).contains("Newer than this version");
    }

    @Test
    void applications_of_one_name_are_told_apart_and_roles_are_shown() throws Exception {
        var other = Desk.registration("Overlay tools", "anotherclientid9x7z", app.stagepass.token.ClientType.PUBLIC);
        desk.vault.register(other, java.util.Optional.empty());
        CredentialId id = desk.connected(Desk.OWL, other, "chat:read");
        assertThat(fact("Application").value()).isEqualTo("Overlay tools · public");
        desk.connected(Desk.OWL, desk.app, "chat:read");
        new app.stagepass.watch.Labels(desk.credentials, desk.vault).giveRole(id,
                java.util.Optional.of(app.stagepass.token.Role.BOT));

        assertThat(fact("Application").value()).isEqualTo("Overlay tools …9x7z · public");
        assertThat(face().role()).contains(app.stagepass.token.Role.BOT);
    }

    private ScopeLine line(String scope) {
        return face().scopes().stream().filter(one -> one.scope().equals(new Scope(scope))).findFirst().orElseThrow();
    }

    @Test
    void where_it_is_stored_is_said_as_it_is() throws Exception {
        CredentialId owl = desk.connected(Desk.OWL, desk.app, "chat:read");
        assertThat(fact("Stored in")).isEqualTo(new Fact("Stored in", "GNOME Keyring", "✓ verified", true));

        desk.keyring.be(app.stagepass.vault.MapSecretStore.Mood.LOCKED);
        keyring.check();
        assertThat(fact("Stored in").mark()).isEqualTo("locked");

        desk.sessionOnly = true;
        keyring.check();
        assertThat(fact("Stored in")).isEqualTo(new Fact("Stored in", "Memory", "this session only", false));
        assertThat(owl).isNotNull();
    }

    @Test
    void a_copy_leaves_its_time_and_a_dead_token_has_no_end_to_wait_for() throws Exception {
        CredentialId owl = desk.connected(Desk.OWL, desk.app, "chat:read");
        desk.copy(owl, CopyFormat.ACCESS_TOKEN);
        assertThat(fact("Last copied").value()).isEqualTo("today 12:00");

        desk.twitch.disconnectAll();
        desk.validator.check(owl);

        assertThat(face().mend()).contains("Reconnect");
        assertThat(fact("Stored in").mark()).isEmpty();
        assertThat(fact("Expires").value()).isEqualTo("ended");
        assertThat(fact("Next check").value()).isEqualTo("not planned");
        assertThat(face().ring().small()).isEqualTo("ended");
    }

    @Test
    void that_no_next_token_came_is_told_beside_when_and_why() throws Exception {
        CredentialId id = desk.connected(Desk.OWL, desk.app, "chat:read");
        dashboard.select(id);

        dashboard.cards().getFirst().notRenewed("Twitch refused the client secret");

        assertThat(fact("Not refreshed").value()).isEqualTo("today 12:00");
        assertThat(fact("Not refreshed").mark()).isEqualTo("Twitch refused the client secret");
    }
}
