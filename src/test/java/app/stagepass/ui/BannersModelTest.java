package app.stagepass.ui;

import app.stagepass.oauth.OAuthException;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.oauth.OAuthException.Unreachable;
import app.stagepass.settings.Settings;
import app.stagepass.token.CredentialId;
import app.stagepass.ui.Banner.Tone;
import app.stagepass.vault.MapSecretStore;
import app.stagepass.vault.VaultException.Unavailable.Missing;
import app.stagepass.words.Failure;
import app.stagepass.words.NextStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BannersModelTest {

    private final List<String> shown = new ArrayList<>();
    private Desk desk;
    private KeyringModel keyring;
    private BannersModel banners;
    private int opened;

    @BeforeEach
    void open() throws Exception {
        desk = new Desk();
        Work work = desk.parts(Runnable::run, Parts.Place.REAL, Settings.DEFAULT).work();
        keyring = new KeyringModel(desk.words, work, desk, () -> opened++);
        NextSteps steps = new NextSteps(desk.words, work, desk, () -> new Overlay(new javafx.scene.Group()), keyring,
                desk, Parts.Place.REAL.connectionsPage(), prompt -> shown.add(prompt.title()),
                one -> shown.add("take back " + one.credential().label()));
        banners = new BannersModel(desk.words, steps, keyring, Optional.empty(),
                one -> shown.add("select " + one.credential().account().login()), () -> shown.add("check all"));
        desk.credentials.observe(banners::update);
        keyring.check();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Banner only() {
        assertThat(banners.banners()).hasSize(1);
        return banners.banners().getFirst();
    }

    @Test
    void nothing_is_said_while_all_is_well() throws Exception {
        desk.connected(Desk.OWL, desk.app, "chat:read");

        assertThat(banners.banners()).isEmpty();
    }

    @Test
    void one_that_works_and_cannot_be_renewed_any_more_asks_for_consent_in_time_and_says_why() throws Exception {
        CredentialId bot = desk.connected(Desk.BOT, desk.publicApp, "chat:read");
        desk.twitch.failNext(new OAuthException.ServerFailing(502, Optional.empty()));
        assertThatThrownBy(() -> desk.validator.renew(bot)).isInstanceOf(OAuthException.ServerFailing.class);

        assertThat(only().tone()).isEqualTo(Tone.AMBER);
        assertThat(only().text()).startsWith("@").contains("works until").contains("A renewal was interrupted");
        only().choices().getFirst().run().run();
        assertThat(desk.outside).singleElement().asString().startsWith("reconnect ");

        CredentialId owl = desk.connected(Desk.OWL, desk.app, "chat:read");
        desk.twitch.failNext(new OAuthException.InvalidRefreshToken(400));
        assertThatThrownBy(() -> desk.validator.renew(owl)).isInstanceOf(OAuthException.InvalidRefreshToken.class);
        assertThat(only().text()).contains(" and one more: works until");
    }

    @Test
    void one_dead_login_is_named_with_the_button_that_helps() throws Exception {
        CredentialId owl = desk.connected(Desk.OWL, desk.app, "chat:read");
        desk.twitch.disconnectAll();
        desk.validator.check(owl);

        assertThat(only().tone()).isEqualTo(Tone.RED);
        assertThat(only().text()).startsWith("@nightowl · Disconnected on Twitch");
        only().choices().getFirst().run().run();
        assertThat(desk.outside).containsExactly("reconnect nightowl");
    }

    @Test
    void a_view_that_holds_the_model_holds_the_list_too() {
        assertThat(banners.banners()).as("a wrapper that only a view listens to is garbage")
                .isSameAs(banners.banners());
    }

    @Test
    void an_outage_can_be_asked_about_now_but_not_where_twitch_asked_us_to_wait() throws Exception {
        CredentialId owl = desk.connected(Desk.OWL, desk.app, "chat:read");
        CredentialId bot = desk.connected(Desk.BOT, desk.app, "chat:read");
        desk.twitch.failNext(new OAuthException.ServerFailing(503, Optional.empty()),
                new OAuthException.ServerFailing(503, Optional.empty()));
        desk.validator.check(owl);
        desk.validator.check(bot);

        assertThat(only().choices()).singleElement().extracting(Prompts.Choice::label).isEqualTo("Check now");
        only().choices().getFirst().run().run();
        assertThat(shown).containsExactly("check all");

        desk.twitch.failNext(new OAuthException.RateLimited(Optional.empty()));
        desk.validator.check(owl);
        assertThat(only().choices()).isEmpty();
    }

    @Test
    void several_share_one_line() throws Exception {
        List<CredentialId> all = List.of(desk.connected(Desk.OWL, desk.app, "chat:read"),
                desk.connected(Desk.BOT, desk.app, "chat:read"), desk.connected(Desk.MIKA, desk.app, "chat:read"));
        desk.twitch.disconnectAll();
        all.forEach(desk.validator::check);

        assertThat(only().text()).startsWith("@nightowl and @nightowl_bot and 1 more");
        only().choices().getFirst().run().run();
        assertThat(shown).containsExactly("select nightowl");
    }

    @Test
    void an_outage_is_one_blue_line_for_all() throws Exception {
        List<CredentialId> all = List.of(desk.connected(Desk.OWL, desk.app, "chat:read"),
                desk.connected(Desk.BOT, desk.app, "chat:read"));
        desk.clock.forward(Duration.ofMinutes(50));
        desk.twitch.failNext(new Unreachable(Unreachable.Reason.NO_NETWORK, false),
                new Unreachable(Unreachable.Reason.NO_NETWORK, false));
        all.forEach(desk.validator::check);

        assertThat(only().tone()).isEqualTo(Tone.BLUE);
        assertThat(only().text()).startsWith("2 tokens could not be checked");
        assertThat(only().choices()).hasSize(1);
    }

    @Test
    void a_locked_keyring_is_unlocked_by_its_button_and_the_tokens_are_looked_at_again() throws Exception {
        CredentialId owl = desk.connected(Desk.OWL, desk.app, "chat:read");
        desk.keyring.be(MapSecretStore.Mood.LOCKED);
        keyring.check();
        desk.validator.check(owl);

        assertThat(only().text()).startsWith("The keyring is locked");
        assertThat(opened).isZero();
        List<List<String>> meanwhile = new ArrayList<>();
        banners.banners().addListener((ListChangeListener<Banner>) _ -> meanwhile
                .add(banners.banners().stream().map(Banner::text).toList()));
        only().choices().getFirst().run().run();
        assertThat(meanwhile.getFirst()).as("while it is asked for, one line says so").singleElement().asString()
                .startsWith("Answer the system");

        assertThat(keyring.state()).isInstanceOf(KeyringModel.State.Open.class);
        assertThat(opened).isEqualTo(1);
    }

    @Test
    void without_a_keyring_the_missing_part_is_named_and_memory_is_offered() {
        desk.keyring.absent(Missing.SESSION_BUS);
        keyring.check();

        assertThat(only().text()).contains("D-Bus session");
        assertThat(only().choices()).extracting(Prompts.Choice::label).containsExactly("Try again",
                "Keep in an encrypted file…", "Keep for this session only");
        only().choices().get(2).run().run();
        assertThat(only().text()).contains("for this session only");
        assertThat(keyring.state()).isInstanceOf(KeyringModel.State.SessionOnly.class);
    }

    @Test
    void an_encrypted_file_is_the_other_choice_and_its_lock_has_words_of_its_own() {
        desk.keyring.absent(Missing.SESSION_BUS);
        keyring.check();
        only().choices().get(1).run().run();
        assertThat(desk.outside).containsExactly("passphrase");
        assertThat(keyring.state()).isInstanceOf(KeyringModel.State.Open.class);
        assertThat(banners.banners()).isEmpty();
        assertThat(opened).as("the tokens are looked at again").isEqualTo(1);

        keyring.lock();
        assertThat(only().tag()).isEqualTo("Encrypted file");
        assertThat(only().text()).startsWith("The encrypted file is locked");
        assertThat(only().choices()).extracting(Prompts.Choice::label).containsExactly("Unlock",
                "Forgotten: begin a new file…");
        only().choices().getFirst().run().run();
        assertThat(banners.banners()).isEmpty();
        assertThat(opened).isEqualTo(2);
    }

    @Test
    void an_encrypted_file_of_an_earlier_run_is_asked_for_its_passphrase_at_the_start() {
        desk.inFile = true;
        desk.keyring.be(MapSecretStore.Mood.LOCKED);
        keyring.start();
        assertThat(keyring.state()).isInstanceOf(KeyringModel.State.Open.class);
        desk.inFile = false;
        desk.keyring.be(MapSecretStore.Mood.LOCKED);
        keyring.start();
        assertThat(keyring.state()).as("a keyring only where somebody presses the button")
                .isInstanceOf(KeyringModel.State.Trouble.class);
    }

    @Test
    void a_pair_that_is_not_saved_is_said_in_amber() throws Exception {
        CredentialId owl = desk.connected(Desk.OWL, desk.app, "chat:read");
        desk.keyring.be(MapSecretStore.Mood.LYING);
        try {
            desk.validator.renew(owl);
        } catch (app.stagepass.vault.VaultException expected) {
            shown.add("not kept");
        }

        assertThat(shown).containsExactly("not kept");
        assertThat(only().tone()).isEqualTo(Tone.AMBER);
        assertThat(only().text()).startsWith("A new token is only in memory");
    }

    @Test
    void trouble_with_a_file_stays_until_it_is_put_away() {
        banners.notice(new Failure("A file was damaged", "It is kept aside.", new NextStep.None()));
        assertThat(only().text()).isEqualTo("A file was damaged. It is kept aside.");

        only().choices().getFirst().run().run();

        assertThat(banners.banners()).isEmpty();
    }
}
