package app.stagepass.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.imports.NotTokens;
import app.stagepass.oauth.Departure;
import app.stagepass.oauth.OAuthException;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.ClientType;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus.Valid;
import app.stagepass.token.Renewability;
import app.stagepass.token.TokenSet;
import app.stagepass.vault.MapSecretStore.Mood;
import app.stagepass.watch.ImportFinding.Ready;
import app.stagepass.watch.ImportFinding.Stored;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportingTest {

    private final House house = new House();
    private final ClientRegistration publicApp = House.registration("moddesk", ClientType.PUBLIC);

    @TempDir
    Path folder;

    ImportingTest() throws Exception {
        house.vault.register(publicApp, Optional.empty());
    }

    private Importing importing() {
        return new Importing(house.twitch, house.twitch, house.vault, house.credentials, house.admission, _ -> {},
                house.clock);
    }

    /** What another tool of this application holds. */
    private TokenSet elsewhere(ClientRegistration client) throws Exception {
        return house.twitch.exchange(client,
                client.equals(house.app) ? Optional.of(house.secret) : Optional.empty(),
                house.twitch.consent(client, House.OWL, House.CHAT));
    }

    private static String pair(TokenSet tokens) {
        return tokens.access().reveal() + " " + tokens.refresh().orElseThrow().reveal();
    }

    private ImportFinding finding(String text) throws Exception {
        return importing().text(text).findings().getFirst();
    }

    @Test
    void a_pasted_pair_is_looked_at_first_and_stored_when_the_person_says_so() throws Exception {
        TokenSet tokens = elsewhere(house.app);
        ImportBatch batch = importing().text("oauth:" + pair(tokens));
        assertThat(batch.findings().getFirst()).isInstanceOfSatisfying(Ready.class, ready -> {
            assertThat(ready.candidate().account().login()).isEqualTo("nightowl");
            assertThat(ready.isOneTime()).as("of an application with a secret it works again and again").isFalse();
        });
        assertThat(house.credentials.snapshots()).as("nothing yet").isEmpty();

        batch.store();

        assertThat(batch.findings().getFirst()).isEqualTo(new Stored("nightowl", false, Optional.empty()));
        CredentialId id = house.credentials.snapshots().getFirst().id();
        assertThat(house.statusOf(id)).isInstanceOf(Valid.class);
        assertThat(house.tokensOf(id).refresh().orElseThrow().matches(tokens.refresh().orElseThrow().reveal()))
                .isTrue();
        assertThat(house.credentials.snapshots().getFirst().credential().wantedScopes()).isEqualTo(House.CHAT);
        house.validator.renew(id);
        assertThat(house.statusOf(id)).isInstanceOf(Valid.class);
        assertThat(batch.file()).isEmpty();
        assertThat(batch.mayBeWiped()).isFalse();
    }

    @Test
    void a_pair_that_the_other_tool_renews_while_the_list_is_shown_does_not_come_in() throws Exception {
        TokenSet tokens = elsewhere(publicApp);
        ImportBatch batch = importing().text(pair(tokens));
        assertThat(batch.findings().getFirst()).isInstanceOf(Ready.class);
        house.twitch.refresh(publicApp, Optional.empty(), tokens.refresh().orElseThrow(), Departure.UNNOTED);

        batch.store();

        assertThat(batch.findings().getFirst()).isEqualTo(new ImportFinding.Ended(true));
        assertThat(house.credentials.snapshots()).isEmpty();
    }

    @Test
    void the_same_pair_in_two_lists_comes_in_once() throws Exception {
        String pair = pair(elsewhere(publicApp));
        ImportBatch first = importing().text(pair);
        ImportBatch second = importing().text(pair);
        first.store();
        second.store();
        assertThat(second.findings().getFirst()).isInstanceOf(ImportFinding.Here.class);
        assertThat(house.credentials.snapshots()).hasSize(1);
        house.validator.renew(house.credentials.snapshots().getFirst().id());
        assertThat(house.twitch.spentTokensResent()).isZero();
    }

    @Test
    void a_token_without_a_refresh_token_serves_while_it_lives() throws Exception {
        ImportBatch batch = importing().text(elsewhere(house.app).access().reveal());

        batch.store();

        assertThat(house.credentials.snapshots().getFirst().facts().renewability())
                .isEqualTo(Renewability.NO_REFRESH_TOKEN);
    }

    @Test
    void a_one_time_token_is_named_before_it_is_taken() throws Exception {
        assertThat(((Ready) finding(pair(elsewhere(publicApp)))).isOneTime()).isTrue();
        assertThat(((Ready) finding(elsewhere(publicApp).access().reveal())).isOneTime()).isFalse();
    }

    @Test
    void a_token_of_an_application_that_is_not_registered_is_named_and_comes_in_when_it_is() throws Exception {
        ClientRegistration stranger = House.registration("strangerclient", ClientType.CONFIDENTIAL);
        house.twitch.knows(stranger, new ClientSecret("other"));
        TokenSet tokens = house.twitch.exchange(stranger, Optional.of(new ClientSecret("other")),
                house.twitch.consent(stranger, House.OWL, House.CHAT));
        ImportBatch batch = importing().text(pair(tokens));
        assertThat(batch.findings()).containsExactly(
                new ImportFinding.NotRegistered(stranger.clientId(), "nightowl"));
        batch.store();
        assertThat(house.credentials.snapshots()).as("nothing half").isEmpty();
        assertThat(house.keyring.entries().keySet()).noneMatch(key -> key.startsWith("credential-"));

        house.vault.register(stranger, Optional.of(new ClientSecret("other")));
        batch.lookAgain();
        batch.store();

        assertThat(house.credentials.snapshots()).hasSize(1);
    }

    @Test
    void what_is_here_already_is_let_be() throws Exception {
        CredentialId owl = house.connected(House.OWL);
        String newest = house.tokensOf(owl).access().reveal();

        assertThat(finding(newest)).isEqualTo(new ImportFinding.Here("nightowl"));
        assertThat(finding(pair(elsewhere(house.app)))).as("another pair for the same, and no reason to give up ours")
                .isEqualTo(new ImportFinding.Here("nightowl"));
        assertThat(house.tokensOf(owl).access().matches(newest)).isTrue();
    }

    @Test
    void a_token_that_may_do_more_and_cannot_be_renewed_takes_no_living_login_s_place() throws Exception {
        CredentialId owl = house.connected(House.OWL);
        String newest = house.tokensOf(owl).access().reveal();
        TokenSet more = house.twitch.exchange(house.app, Optional.of(house.secret),
                house.twitch.consent(house.app, House.OWL, House.scopes("chat:read", "chat:edit", "bits:read")));

        ImportBatch batch = importing().text(more.access().reveal());
        batch.store();

        assertThat(house.credentials.snapshots()).hasSize(2);
        assertThat(house.tokensOf(owl).access().matches(newest)).isTrue();
        assertThat(house.tokensOf(owl).refresh()).isPresent();
    }

    @Test
    void a_dead_login_here_gets_the_pair_that_lives_elsewhere() throws Exception {
        CredentialId owl = house.connected(House.OWL);
        house.twitch.disconnectAll();
        house.validator.check(owl);

        ImportBatch batch = importing().text(pair(elsewhere(house.app)));
        batch.store();

        assertThat(house.credentials.snapshots()).hasSize(1);
        assertThat(house.statusOf(owl)).isInstanceOf(Valid.class);
    }

    @Test
    void an_ended_token_is_renewed_where_that_takes_nothing_from_the_other_tool() throws Exception {
        house.twitch.keepRefreshTokens();
        TokenSet tokens = elsewhere(house.app);
        house.twitch.expireAll();
        String twitchIo = "{\"141981764\":{\"user_id\":\"141981764\",\"token\":\"" + tokens.access().reveal()
                + "\",\"refresh\":\"" + tokens.refresh().orElseThrow().reveal() + "\"}}";

        assertThat(finding(twitchIo)).isInstanceOf(Ready.class);
        assertThat(finding("CLIENTID=" + house.app.clientId() + "\nACCESSTOKEN=" + tokens.access().reveal()
                + "\nREFRESHTOKEN=" + tokens.refresh().orElseThrow().reveal())).isInstanceOf(Ready.class);
        assertThat(house.twitch.takes(tokens.refresh().orElseThrow())).isTrue();
    }

    @Test
    void the_refresh_token_of_nobody_knows_whom_is_not_sent() throws Exception {
        TokenSet tokens = elsewhere(publicApp);
        house.twitch.expireAll();

        assertThat(finding(pair(tokens))).isEqualTo(new ImportFinding.Ended(true));
        assertThat(finding("CLIENTID=" + publicApp.clientId() + "\nACCESSTOKEN=" + tokens.access().reveal()
                + "\nREFRESHTOKEN=" + tokens.refresh().orElseThrow().reveal()))
                .isEqualTo(new ImportFinding.Ended(true));

        assertThat(house.twitch.requests()).doesNotContain("refresh");
        assertThat(finding("notatokenofanybodynotatoken12")).isEqualTo(new ImportFinding.Ended(false));
    }

    @Test
    void the_one_time_token_of_an_application_that_had_a_secret_once_is_not_sent_either() throws Exception {
        house.vault.register(publicApp, Optional.of(new ClientSecret("from-before-it-was-public")));
        TokenSet tokens = elsewhere(publicApp);
        house.twitch.expireAll();

        assertThat(finding("CLIENTID=" + publicApp.clientId() + "\nACCESSTOKEN=" + tokens.access().reveal()
                + "\nREFRESHTOKEN=" + tokens.refresh().orElseThrow().reveal()))
                .isEqualTo(new ImportFinding.Ended(true));

        assertThat(house.twitch.requests()).doesNotContain("refresh");
    }

    @Test
    void a_client_secret_or_client_id_in_the_place_of_a_token_goes_nowhere() throws Exception {
        assertThat(finding(house.secret.reveal())).isEqualTo(new ImportFinding.OwnSecret("Overlay tools"));
        ClientRegistration long30 = House.registration("abcdefghij0123456789abcdefghij", ClientType.PUBLIC);
        house.vault.register(long30, Optional.empty());
        assertThat(finding("abcdefghij0123456789abcdefghij")).isEqualTo(
                new ImportFinding.OwnClientId("Overlay tools"));
        assertThat(house.twitch.requests()).doesNotContain("validate");
    }

    @Test
    void an_applications_own_token_is_not_moved() throws Exception {
        TokenSet app = house.twitch.clientCredentials(house.app, house.secret);

        assertThat(finding(app.access().reveal())).isEqualTo(new ImportFinding.OfApplication());
    }

    @Test
    void trouble_on_the_way_to_twitch_is_not_the_tokens_fault() throws Exception {
        TokenSet tokens = elsewhere(house.app);
        house.twitch.failNext(new OAuthException.ServerFailing(503, Optional.empty()));
        ImportBatch batch = importing().text(pair(tokens));
        assertThat(batch.findings().getFirst()).isInstanceOf(ImportFinding.NotAsked.class);
        batch.store();
        assertThat(house.credentials.snapshots()).isEmpty();

        batch.lookAgain();

        assertThat(batch.findings().getFirst()).isInstanceOf(Ready.class);
    }

    @Test
    void another_account_than_the_file_says_is_noticed() throws Exception {
        TokenSet tokens = elsewhere(house.app);

        assertThat(((Ready) finding("user_id=999;client_id=x;oauth_token=" + tokens.access().reveal())).otherAccount())
                .isTrue();
        assertThat(((Ready) finding("user_id=141981764;client_id=x;oauth_token=" + tokens.access().reveal()))
                .otherAccount()).isFalse();
    }

    @Test
    void a_file_may_be_wiped_once_everything_in_it_is_safe_here() throws Exception {
        Path file = Files.writeString(folder.resolve(".tio.tokens.json"),
                "{\"141981764\":{\"token\":\"" + elsewhere(house.app).access().reveal() + "\",\"refresh\":\"\"}}");
        ImportBatch batch = importing().file(file);
        assertThat(batch.mayBeWiped()).isFalse();
        assertThatThrownBy(batch::wipe).isInstanceOf(IllegalStateException.class);

        batch.store();
        assertThat(file).as("not without being asked").exists();
        assertThat(batch.mayBeWiped()).isTrue();
        batch.wipe();

        assertThat(file).doesNotExist();
    }

    @Test
    void a_file_that_holds_more_than_is_safe_here_stays() throws Exception {
        Path file = Files.writeString(folder.resolve(".tio.tokens.json"),
                "{\"1\":{\"token\":\"" + elsewhere(house.app).access().reveal() + "\"},"
                        + "\"2\":{\"token\":\"endedlongagoendedlongago123456\"}}");
        ImportBatch batch = importing().file(file);

        batch.store();

        assertThat(batch.findings()).extracting(one -> one.getClass().getSimpleName()).containsExactly("Stored",
                "Ended");
        assertThat(batch.mayBeWiped()).isFalse();
    }

    @Test
    void what_the_keyring_does_not_take_waits_in_memory_and_the_file_stays() throws Exception {
        Path file = Files.writeString(folder.resolve("pair.txt"), pair(elsewhere(house.app)));
        ImportBatch batch = importing().file(file);
        house.keyring.be(Mood.LOCKED);

        batch.store();

        assertThat(batch.findings().getFirst()).isInstanceOfSatisfying(Stored.class,
                stored -> assertThat(stored.notSaved()).isPresent());
        assertThat(batch.mayBeWiped()).isFalse();
        house.keyring.be(Mood.OPEN);
        house.vault.saveUnsaved();
        assertThat(house.vault.unsaved()).isEmpty();
    }

    @Test
    void what_is_no_token_at_all_is_refused_before_anybody_is_asked() {
        assertThatThrownBy(() -> importing().text("Dear diary")).isInstanceOf(NotTokens.class);
        assertThatThrownBy(() -> importing().file(folder)).isInstanceOf(NotTokens.class);
        assertThat(house.twitch.requests()).isEmpty();
    }

    @Test
    void looking_again_does_not_ask_about_what_is_stored() throws Exception {
        ImportBatch batch = importing().text(pair(elsewhere(house.app)));
        batch.store();
        house.clock.forward(Duration.ofMinutes(1));
        int asked = house.twitch.requests().size();

        batch.lookAgain();

        assertThat(house.twitch.requests()).hasSize(asked);
        assertThat(batch.findings().getFirst()).isInstanceOf(Stored.class);
    }
}
