package app.stagepass.ui;

import app.stagepass.token.ClientSecret;
import app.stagepass.token.ClientType;
import app.stagepass.token.Role;
import java.util.Optional;
import app.stagepass.token.RedirectUri;
import app.stagepass.token.ClientRegistration;
import app.stagepass.watch.Labels;
import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.OAuthException.Unreachable;
import app.stagepass.token.CredentialId;
import app.stagepass.words.Light;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DashboardModelTest {

    private Desk desk;
    private DashboardModel dashboard;

    @BeforeEach
    void open() throws Exception {
        desk = new Desk();
        dashboard = new DashboardModel(desk.words, desk.history, desk.clock);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void update() {
        dashboard.update(desk.credentials.snapshots());
    }

    private CardFace face(CredentialId id) {
        return dashboard.cards().stream().filter(card -> card.id().equals(id)).findFirst().orElseThrow().face();
    }

    @Test
    void two_of_one_account_and_application_are_told_apart() throws Exception {
        CredentialId first = desk.connected(Desk.OWL, desk.app, "chat:read", "bits:read", "clips:edit");
        CredentialId second = desk.connected(Desk.OWL, desk.app, "chat:read");
        update();

        assertThat(face(first).name()).isEqualTo("NightOwl (1)");
        assertThat(face(first).subtitle()).isEqualTo("Overlay tools · user token · with bits:read +1");
        assertThat(face(second).name()).isEqualTo("NightOwl (2)");
        assertThat(face(second).subtitle()).isEqualTo("Overlay tools · user token · without bits:read +1");

        new Labels(desk.credentials, desk.vault).rename(second, "Owl for chat");
        update();
        assertThat(face(first).name()).isEqualTo("NightOwl");
        assertThat(face(second).name()).isEqualTo("Owl for chat");
    }

    @Test
    void the_same_account_through_another_application_looks_different_already() throws Exception {
        CredentialId first = desk.connected(Desk.OWL, desk.app, "chat:read");
        desk.connected(Desk.OWL, desk.publicApp, "chat:read");
        update();

        assertThat(face(first).name()).isEqualTo("NightOwl");
    }

    @Test
    void the_callback_follows_the_application() throws Exception {
        desk.connected(Desk.OWL, desk.app, "chat:read");
        update();
        assertThat(dashboard.callbacksProperty().get()).containsExactly("http://localhost:7277/oauth/callback");

        desk.vault.register(new ClientRegistration(desk.app.id(), desk.app.name(), desk.app.clientId(),
                desk.app.type(), new RedirectUri("http://localhost:7278/back")), Optional.empty());
        update();

        assertThat(dashboard.callbacksProperty().get()).containsExactly("http://localhost:7278/back");
    }

    @Test
    void a_search_that_finds_nothing_forgets_no_selection() throws Exception {
        desk.connected(Desk.OWL, desk.app, "chat:read");
        CredentialId mika = desk.connected(Desk.MIKA, desk.app, "chat:read");
        update();
        dashboard.select(mika);

        dashboard.searchProperty().set("zebra");
        dashboard.searchProperty().set("");

        assertThat(dashboard.selectedProperty().get()).map(CardModel::id).contains(mika);
    }

    @Test
    void nothing_there_is_the_first_run_and_not_an_empty_list() {
        assertThat(dashboard.phaseProperty().get()).isEqualTo(DashboardModel.Phase.LOADING);

        update();

        assertThat(dashboard.phaseProperty().get()).isEqualTo(DashboardModel.Phase.EMPTY);
    }

    @Test
    void after_a_start_a_card_is_amber_until_twitch_has_answered() throws Exception {
        CredentialId owl = desk.connected(Desk.OWL, desk.app, "chat:read");
        desk.restart();
        update();
        assertThat(face(owl).light()).isEqualTo(Light.AMBER);
        assertThat(face(owl).status()).isEqualTo("Checking");

        desk.validator.check(owl);
        update();

        assertThat(face(owl).light()).isEqualTo(Light.GREEN);
        assertThat(face(owl).left()).isEqualTo("4 h 0 min left");
    }

    @Test
    void time_left_goes_down_by_itself() throws Exception {
        CredentialId owl = desk.connected(Desk.OWL, desk.app, "chat:read");
        update();
        desk.clock.forward(Duration.ofMinutes(69));

        dashboard.tick();

        assertThat(face(owl).left()).isEqualTo("2 h 51 min left");
        assertThat(face(owl).share()).hasValueSatisfying(share -> assertThat(share).isBetween(0.71, 0.72));
    }

    @Test
    void trouble_on_the_network_is_blue_and_says_when_it_was_last_valid() throws Exception {
        CredentialId owl = desk.connected(Desk.OWL, desk.app, "chat:read");
        desk.clock.forward(Duration.ofMinutes(50));
        desk.twitch.failNext(new Unreachable(Unreachable.Reason.NO_NETWORK, false));
        desk.validator.check(owl);

        update();

        assertThat(face(owl).light()).isEqualTo(Light.BLUE);
        assertThat(face(owl).status()).isEqualTo("Twitch unreachable, last valid 12:00");
    }

    @Test
    void a_dead_login_shows_no_time_left() throws Exception {
        CredentialId owl = desk.connected(Desk.OWL, desk.app, "chat:read");
        desk.twitch.disconnectAll();
        desk.validator.check(owl);

        update();

        assertThat(face(owl).light()).isEqualTo(Light.RED);
        assertThat(face(owl).left()).isEmpty();
        assertThat(face(owl).share()).isEmpty();
    }

    @Test
    void the_summary_counts_and_takes_the_worst_colour() throws Exception {
        desk.connected(Desk.OWL, desk.app, "chat:read");
        CredentialId bot = desk.connected(Desk.BOT, desk.app, "chat:read");
        update();
        assertThat(dashboard.summaryProperty().get())
                .isEqualTo(new DashboardModel.Summary(Light.GREEN, "2 of 2 tokens ready"));

        desk.twitch.failNext(new OAuthException.InvalidToken(), new OAuthException.InvalidRefreshToken(400));
        desk.validator.check(bot);
        update();

        assertThat(dashboard.summaryProperty().get())
                .isEqualTo(new DashboardModel.Summary(Light.RED, "1 of 2 tokens ready"));
    }

    @Test
    void search_looks_at_names_applications_and_scopes_and_wants_every_word() throws Exception {
        desk.connected(Desk.OWL, desk.app, "chat:read");
        desk.connected(Desk.MIKA, desk.publicApp, "moderator:read:chatters");
        update();

        assertThat(hits("mika")).containsExactly("Mika");
        assertThat(hits("OVERLAY")).containsExactly("NightOwl");
        assertThat(hits("moderator:read")).containsExactly("Mika");
        assertThat(hits(" owl  overlay ")).containsExactly("NightOwl");
        assertThat(hits("owl mika")).isEmpty();
        assertThat(dashboard.phaseProperty().get()).isEqualTo(DashboardModel.Phase.NO_HITS);
    }

    private List<String> hits(String search) {
        dashboard.searchProperty().set(search);
        return dashboard.shown().stream().map(card -> card.face().name()).toList();
    }

    @Test
    void the_selection_stays_with_its_card_and_moves_on_when_that_goes() throws Exception {
        desk.connected(Desk.OWL, desk.app, "chat:read");
        CredentialId bot = desk.connected(Desk.BOT, desk.app, "chat:read");
        CredentialId mika = desk.connected(Desk.MIKA, desk.app, "chat:read");
        update();
        dashboard.select(bot);
        CardModel selected = dashboard.selectedProperty().get().orElseThrow();

        update();
        assertThat(dashboard.selectedProperty().get()).containsSame(selected);

        desk.revocation.remove(bot);
        update();
        assertThat(dashboard.selectedProperty().get().map(CardModel::id)).contains(mika);
    }

    @Test
    void a_card_that_is_about_to_come_is_selected_when_it_comes() throws Exception {
        desk.connected(Desk.OWL, desk.app, "chat:read");
        update();
        CredentialId bot = desk.signedIn(Desk.BOT, desk.app, "chat:read");
        dashboard.searchProperty().set("owl");

        dashboard.select(bot);
        update();

        assertThat(dashboard.selectedProperty().get().map(CardModel::id)).contains(bot);
    }

    @Test
    void applications_of_one_name_are_told_apart_by_their_client_ids() throws Exception {
        ClientRegistration other = Desk.registration("overlay TOOLS", "someotherclientid9x7z", ClientType.CONFIDENTIAL);
        desk.vault.register(other, Optional.of(new ClientSecret("s")));
        desk.twitch.knows(other, new ClientSecret("s"));
        CredentialId first = desk.connected(Desk.OWL, desk.app, "chat:read");
        CredentialId second = desk.connected(Desk.OWL, other, "chat:read");
        update();

        assertThat(face(first).subtitle()).isEqualTo("Overlay tools …ools · user token");
        assertThat(face(second).subtitle()).isEqualTo("overlay TOOLS …9x7z · user token");

        desk.revocation.remove(first);
        update();
        assertThat(face(second).subtitle()).isEqualTo("overlay TOOLS · user token");
    }

    @Test
    void a_card_goes_up_and_down_and_stays_selected() throws Exception {
        CredentialId owl = desk.connected(Desk.OWL, desk.app, "chat:read");
        CredentialId bot = desk.connected(Desk.BOT, desk.app, "chat:read");
        CredentialId mika = desk.connected(Desk.MIKA, desk.app, "chat:read");
        update();
        CardModel card = dashboard.cards().getFirst();
        dashboard.select(card);

        assertThat(dashboard.move(card, 1)).isTrue();
        assertThat(dashboard.move(card, 1)).isTrue();
        assertThat(dashboard.move(card, 1)).as("there is no place below").isFalse();
        update();

        assertThat(ids()).as("an update does not put it back before it is written down").containsExactly(bot, mika,
                owl);
        assertThat(dashboard.selectedProperty().get()).contains(card);
        assertThat(dashboard.orderToKeep()).contains(List.of(bot, mika, owl));
    }

    @Test
    void among_what_a_search_leaves_a_card_jumps_over_what_is_hidden() throws Exception {
        CredentialId owl = desk.connected(Desk.OWL, desk.app, "chat:read");
        CredentialId mika = desk.connected(Desk.MIKA, desk.publicApp, "chat:read");
        CredentialId bot = desk.connected(Desk.BOT, desk.app, "chat:read");
        update();
        dashboard.searchProperty().set("nightowl");

        dashboard.move(dashboard.shown().getFirst(), 1);

        assertThat(ids()).containsExactly(mika, bot, owl);
    }

    @Test
    void a_card_is_put_above_or_below_another() throws Exception {
        CredentialId owl = desk.connected(Desk.OWL, desk.app, "chat:read");
        CredentialId bot = desk.connected(Desk.BOT, desk.app, "chat:read");
        CredentialId mika = desk.connected(Desk.MIKA, desk.app, "chat:read");
        update();
        List<CardModel> cards = List.copyOf(dashboard.cards());

        assertThat(dashboard.place(cards.get(2), cards.get(0), true)).isTrue();
        assertThat(ids()).containsExactly(owl, mika, bot);
        assertThat(dashboard.place(cards.get(2), cards.get(0), false)).isTrue();
        assertThat(ids()).containsExactly(mika, owl, bot);
        assertThat(dashboard.place(cards.get(2), cards.get(0), false)).as("it is there already").isFalse();
        assertThat(dashboard.place(cards.get(2), cards.get(2), true)).isFalse();
    }

    @Test
    void an_order_that_could_not_be_written_down_is_given_up() throws Exception {
        CredentialId owl = desk.connected(Desk.OWL, desk.app, "chat:read");
        CredentialId bot = desk.connected(Desk.BOT, desk.app, "chat:read");
        update();
        dashboard.move(dashboard.cards().getFirst(), 1);

        dashboard.giveUpOrder();

        assertThat(ids()).containsExactly(owl, bot);
    }

    @Test
    void a_role_is_shown_read_out_and_found() throws Exception {
        CredentialId owl = desk.connected(Desk.OWL, desk.app, "chat:read");
        desk.connected(Desk.BOT, desk.app, "chat:read");
        new Labels(desk.credentials, desk.vault).giveRole(owl, Optional.of(Role.BROADCASTER));
        update();

        assertThat(face(owl).role()).contains(Role.BROADCASTER);
        assertThat(face(owl).spoken()).startsWith("NightOwl @nightowl, Broadcaster: Valid.");
        dashboard.searchProperty().set("broadcaster");
        assertThat(dashboard.shown()).extracting(CardModel::id).containsExactly(owl);
    }

    private List<CredentialId> ids() {
        return dashboard.cards().stream().map(CardModel::id).toList();
    }
}
