package app.stagepass.ui;

import app.stagepass.words.Light;
import app.stagepass.token.ClientField;
import java.util.Optional;
import app.stagepass.token.Role;
import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.handover.ClipboardState;
import app.stagepass.handover.CopyFormat;
import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.OAuthException.Unreachable;
import app.stagepass.settings.Settings;
import app.stagepass.token.Account;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.CredentialId;
import app.stagepass.ui.Prompts.Prompt;
import app.stagepass.vault.MapSecretStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenActionsTest {

    private final List<Prompt> prompts = new ArrayList<>();
    private Desk desk;
    private DashboardModel dashboard;
    private ToastModel toast;
    private Function<Work, TokenActions> actionsOn;
    private TokenActions actions;

    @BeforeEach
    void open() throws Exception {
        desk = new Desk();
        Parts parts = desk.parts(Runnable::run, Parts.Place.REAL, Settings.DEFAULT);
        dashboard = new DashboardModel(desk.words, desk.history, desk.clock);
        toast = new ToastModel(desk.words, desk.clock);
        KeyringModel keyring = new KeyringModel(desk.words, parts.work(), desk, () -> {});
        NextSteps steps = new NextSteps(desk.words, parts.work(), desk, () -> {
            throw new AssertionError("needs no window here");
        }, keyring, desk, Parts.Place.REAL.connectionsPage(), prompts::add, _ -> {});
        actionsOn = work -> new TokenActions(desk.words, work, parts.copier(), parts.labels(), desk.validator,
                desk.revocation, steps, prompts::add, toast);
        actions = actionsOn(parts.work());
        desk.credentials.observe(dashboard::update);
        desk.credentials.observe(toast::update);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private TokenActions actionsOn(Work work) {
        return actionsOn.apply(work);
    }

    private CardModel card(Account account, ClientRegistration app) throws Exception {
        CredentialId id = desk.connected(account, app, "chat:read");
        return dashboard.cards().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    private Prompt asked() {
        assertThat(prompts).hasSize(1);
        return prompts.removeFirst();
    }

    private static void agree(Prompt prompt) {
        prompt.choice().orElseThrow().run().run();
    }

    @Test
    void copying_tells_until_when_it_works_and_counts_down() throws Exception {
        CardModel owl = card(Desk.OWL, desk.app);

        actions.copy(owl, CopyFormat.CHAT_PASSWORD);

        assertThat(desk.clipboard).startsWith("oauth:");
        assertThat(said()).isEqualTo("NightOwl copied. Works until 16:00. Leaves the clipboard in 30 s.");
        desk.clock.forward(Duration.ofSeconds(3));
        toast.tick();
        assertThat(said()).endsWith("in 27 s.");
    }

    @Test
    void a_copy_that_is_replaced_while_the_line_stands_is_to_be_copied_again() throws Exception {
        CardModel owl = card(Desk.OWL, desk.app);
        actions.copy(owl, CopyFormat.ACCESS_TOKEN);

        desk.validator.renew(owl.id());

        assertThat(said()).isEqualTo("NightOwl has a newer token than the one that you copied. Copy it again. "
                + "Leaves the clipboard in 30 s.");
        actions.copy(owl, CopyFormat.ACCESS_TOKEN);
        assertThat(said()).startsWith("NightOwl copied. Works until");
    }

    @Test
    void a_copy_that_dies_while_the_line_stands_is_not_said_to_work() throws Exception {
        CardModel owl = card(Desk.OWL, desk.app);
        actions.copy(owl, CopyFormat.ACCESS_TOKEN);

        desk.twitch.disconnectAll();
        desk.validator.check(owl.id());

        assertThat(said()).startsWith("The token of NightOwl that you copied no longer works. Leaves the clipboard");
        desk.clock.forward(Duration.ofSeconds(1));
        toast.tick();
        assertThat(said()).contains("no longer works");
    }

    private String said() {
        return toast.toast().orElseThrow().text();
    }

    @Test
    void a_refusal_to_give_the_next_token_stays_on_the_card_and_in_its_details_until_there_is_one() throws Exception {
        CardModel mika = card(Desk.MIKA, desk.publicApp);
        dashboard.select(mika.id());
        desk.twitch.failNext(new OAuthException.InvalidClient(ClientField.CLIENT_SECRET, 403));

        actions.refresh(mika);

        assertThat(asked().title()).isEqualTo("Twitch refused the client secret");
        assertThat(mika.face().light()).as("the token itself is good").isEqualTo(Light.GREEN);
        assertThat(mika.face().checks()).isEqualTo("not refreshed 12:00: Twitch refused the client secret");
        assertThat(mika.face().spoken()).contains("Twitch refused the client secret");
        dashboard.tick();
        assertThat(mika.face().checks()).startsWith("not refreshed");

        actions.refresh(mika);

        assertThat(mika.face().checks()).startsWith("checked 12:00");
    }

    @Test
    void the_end_of_a_copy_is_told_once() throws Exception {
        actions.copy(card(Desk.OWL, desk.app), CopyFormat.ACCESS_TOKEN);

        toast.clipboard(new ClipboardState.MayStillBeThere(ClipboardState.MayStillBeThere.Reason.CANNOT_LOOK));

        assertThat(said()).contains("may still be in the clipboard");
        desk.clock.forward(Duration.ofSeconds(7));
        toast.tick();
        assertThat(toast.toast()).isEmpty();
    }

    @Test
    void a_dead_token_is_not_copied_and_the_person_can_sign_in_again() throws Exception {
        CardModel owl = card(Desk.OWL, desk.app);
        desk.twitch.disconnectAll();
        desk.validator.check(owl.id());

        actions.copy(owl, CopyFormat.ACCESS_TOKEN);

        assertThat(desk.clipboard).isEmpty();
        assertThat(toast.toast()).isEmpty();
        Prompt told = asked();
        assertThat(told.title()).isEqualTo("Disconnected on Twitch");
        assertThat(told.choice().orElseThrow().label()).isEqualTo("Reconnect");
    }

    @Test
    void a_check_is_answered_though_nothing_changed_by_it() throws Exception {
        CardModel owl = card(Desk.OWL, desk.app);

        actions.validate(owl);
        assertThat(said()).isEqualTo("NightOwl was checked just now: Valid.");

        desk.twitch.disconnectAll();
        actions.validate(owl);
        assertThat(said()).isEqualTo("NightOwl was checked just now: Disconnected on Twitch.");
    }

    @Test
    void a_question_about_one_of_two_alike_names_it_and_a_name_of_its_own_does_too() throws Exception {
        CardModel first = card(Desk.OWL, desk.app);
        CardModel second = card(Desk.OWL, desk.app);

        actions.revoke(second);
        assertThat(asked().title()).isEqualTo("Revoke NightOwl (2)?");
        actions.rename(second, "Owl for chat");
        assertThat(said()).isEqualTo("It is called Owl for chat now.");
        actions.revoke(first);
        assertThat(asked().title()).isEqualTo("Revoke NightOwl?");
    }

    @Test
    void refreshing_a_token_that_nobody_was_given_asks_nothing() throws Exception {
        CardModel mika = card(Desk.MIKA, desk.publicApp);

        actions.refresh(mika);

        assertThat(prompts).isEmpty();
        assertThat(desk.twitch.requests()).contains("refresh");
        assertThat(said()).isEqualTo("Mika has a fresh token.");
    }

    @Test
    void refreshing_a_copied_token_of_a_public_application_asks_and_names_the_copy() throws Exception {
        CardModel mika = card(Desk.MIKA, desk.publicApp);
        actions.copy(mika, CopyFormat.ACCESS_TOKEN);
        desk.clock.forward(Duration.ofMinutes(5));

        actions.refresh(mika);

        Prompt question = asked();
        assertThat(question.body()).contains("today 12:00");
        assertThat(desk.twitch.requests()).doesNotContain("refresh");
        agree(question);
        assertThat(desk.twitch.requests()).contains("refresh");
    }

    @Test
    void refreshing_a_copied_token_of_a_confidential_application_kills_nothing_and_asks_nothing() throws Exception {
        CardModel owl = card(Desk.OWL, desk.app);
        actions.copy(owl, CopyFormat.ACCESS_TOKEN);

        actions.refresh(owl);

        assertThat(prompts).isEmpty();
        assertThat(desk.twitch.requests()).contains("refresh");
    }

    @Test
    void a_refresh_that_fails_says_why_and_can_be_tried_again() throws Exception {
        CardModel owl = card(Desk.OWL, desk.app);
        desk.twitch.failNext(new OAuthException.ServerFailing(503, java.util.Optional.empty()));

        actions.refresh(owl);

        Prompt told = asked();
        assertThat(told.title()).isEqualTo("Twitch has trouble");
        assertThat(owl.isBusy()).isFalse();
        agree(told);
        assertThat(said()).isEqualTo("NightOwl has a fresh token.");
    }

    @Test
    void revoking_asks_first_and_then_tells_that_the_refresh_token_lives_on() throws Exception {
        CardModel owl = card(Desk.OWL, desk.app);

        actions.revoke(owl);
        assertThat(desk.twitch.requests()).doesNotContain("revoke");
        Prompt question = asked();
        assertThat(question.grave()).isTrue();
        agree(question);

        assertThat(desk.twitch.requests()).contains("revoke");
        Prompt ended = asked();
        assertThat(ended.body()).contains("refresh token lives on at Twitch");
        agree(ended);
        assertThat(desk.outside).containsExactly("browser https://www.twitch.tv/settings/connections");
    }

    @Test
    void where_twitch_did_not_confirm_a_revocation_nothing_is_forgotten() throws Exception {
        CardModel owl = card(Desk.OWL, desk.app);
        desk.twitch.failNext(new Unreachable(Unreachable.Reason.TIMED_OUT, true));

        actions.revoke(owl);
        agree(asked());

        assertThat(asked().body()).contains("nothing was changed or forgotten");
        assertThat(desk.vault.tokensOf(owl.id())).isPresent();
        assertThat(owl.face().status()).isEqualTo("Valid");
    }

    @Test
    void removing_takes_the_keyring_entry_along() throws Exception {
        CardModel owl = card(Desk.OWL, desk.app);

        actions.remove(owl);
        Prompt question = asked();
        assertThat(question.body()).contains("stays good at Twitch");
        agree(question);

        assertThat(desk.keyring.entries().keySet()).noneMatch(key -> key.contains(owl.id().value()));
        assertThat(dashboard.cards()).isEmpty();
        assertThat(said()).isEqualTo("NightOwl was removed, with its tokens.");
    }

    @Test
    void a_keyring_that_refuses_keeps_the_card() throws Exception {
        CardModel owl = card(Desk.OWL, desk.app);
        desk.keyring.be(MapSecretStore.Mood.LYING);

        actions.remove(owl);
        agree(asked());

        assertThat(asked().title()).isEqualTo("It was not removed");
        assertThat(dashboard.cards()).containsExactly(owl);
    }

    @Test
    void a_browser_that_does_not_open_leaves_the_address() {
        desk.noBrowser = true;

        actions.openConnections();

        assertThat(asked().body()).contains("https://www.twitch.tv/settings/connections");
    }

    @Test
    void a_role_is_given_and_taken_back() throws Exception {
        CardModel owl = card(Desk.OWL, desk.app);

        actions.giveRole(owl, Optional.of(Role.BROADCASTER));
        assertThat(owl.face().role()).contains(Role.BROADCASTER);

        actions.giveRole(owl, Optional.empty());
        assertThat(owl.face().role()).isEmpty();
        assertThat(prompts).isEmpty();
    }

    @Test
    void the_order_of_the_cards_is_written_down() throws Exception {
        CardModel owl = card(Desk.OWL, desk.app);
        CardModel bot = card(Desk.BOT, desk.app);

        dashboard.move(owl, 1);
        actions.arrange(owl, dashboard);

        assertThat(desk.credentials.snapshots()).extracting(one -> one.id()).containsExactly(bot.id(), owl.id());
        assertThat(dashboard.cards()).containsExactly(bot, owl);
        assertThat(dashboard.orderToKeep()).as("nothing is left to be written").isEmpty();
    }

    @Test
    void of_moves_in_a_row_the_last_order_is_written_however_slow_the_disk_is() throws Exception {
        CardModel owl = card(Desk.OWL, desk.app);
        CardModel bot = card(Desk.BOT, desk.app);
        CardModel mika = card(Desk.MIKA, desk.app);
        List<Runnable> waiting = new ArrayList<>();
        TokenActions slow = actionsOn(new Work(waiting::add, Runnable::run));
        for (int i = 0; i < 2; i++) {
            dashboard.move(owl, 1);
            slow.arrange(owl, dashboard);
        }
        assertThat(waiting).as("one at a time").hasSize(1);

        waiting.removeFirst().run();
        waiting.removeFirst().run();

        assertThat(desk.credentials.snapshots()).extracting(one -> one.id()).containsExactly(bot.id(), mika.id(),
                owl.id());
        assertThat(waiting).isEmpty();
    }
}
