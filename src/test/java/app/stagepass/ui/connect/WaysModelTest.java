package app.stagepass.ui.connect;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.token.ClientId;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientType;
import app.stagepass.token.CredentialId;
import app.stagepass.token.GrantType;
import app.stagepass.token.RedirectUri;
import app.stagepass.token.RegistrationId;
import app.stagepass.watch.SignInOrder;
import app.stagepass.watch.SignInOrder.Audience;
import app.stagepass.watch.SignInOrder.Start;
import app.stagepass.words.Messages;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a token comes and whose it shall be, as it is chosen before anything is opened. */
class WaysModelTest {

    private static final Messages MESSAGES = new Messages(Locale.ENGLISH);
    private final ClientRegistration secretive = application(ClientType.CONFIDENTIAL);
    private final ClientRegistration open = application(ClientType.PUBLIC);
    private final WaysModel fresh = WaysModel.fresh(MESSAGES);

    private static ClientRegistration application(ClientType type) {
        return new ClientRegistration(RegistrationId.random(), "Overlay tools", new ClientId("overlaytools"), type,
                RedirectUri.DEFAULT);
    }

    private SignInOrder order(WaysModel ways, ClientRegistration application) {
        ways.offer(application);
        return ways.order(application, Desk.scopes("chat:read")).orElseThrow();
    }

    @Test
    void an_application_with_a_secret_can_do_everything_and_the_browser_comes_first() {
        assertThat(order(fresh, secretive)).isEqualTo(new SignInOrder(secretive, Desk.scopes("chat:read"),
                new Audience.Anyone(), GrantType.AUTHORIZATION_CODE, Start.BROWSER));
        assertThat(fresh.offeredProperty().get()).containsExactly(GrantType.AUTHORIZATION_CODE, GrantType.DEVICE_CODE,
                GrantType.IMPLICIT, GrantType.CLIENT_CREDENTIALS);
    }

    @Test
    void a_public_one_gets_what_works_for_it_whatever_was_chosen_before() {
        fresh.offer(secretive);
        fresh.grantProperty().set(GrantType.IMPLICIT);
        assertThat(order(fresh, open).grant()).isEqualTo(GrantType.DEVICE_CODE);
        assertThat(fresh.offeredProperty().get()).containsExactly(GrantType.DEVICE_CODE);
    }

    @Test
    void what_was_chosen_stays_as_long_as_it_works() {
        fresh.offer(secretive);
        fresh.grantProperty().set(GrantType.DEVICE_CODE);
        assertThat(order(fresh, application(ClientType.CONFIDENTIAL)).grant()).isEqualTo(GrantType.DEVICE_CODE);
    }

    @Test
    void a_token_of_the_applications_own_has_no_scopes_and_no_account() {
        fresh.offer(secretive);
        fresh.loginProperty().set("nightowl");
        fresh.grantProperty().set(GrantType.CLIENT_CREDENTIALS);
        assertThat(order(fresh, secretive)).satisfies(order -> {
            assertThat(order.scopes()).isEmpty();
            assertThat(order.audience()).isEqualTo(new Audience.Anyone());
        });
    }

    @ParameterizedTest
    @CsvSource({"nightowl,nightowl", "' @NightOwl ',nightowl", "https://www.twitch.tv/NightOwl,nightowl",
            "twitch.tv/nightowl/about?x=1,nightowl", "m.twitch.tv/a_b,a_b"})
    void the_account_can_be_typed_or_pasted_in_any_form(String typed, String login) {
        fresh.loginProperty().set(typed);
        assertThat(order(fresh, secretive).audience()).isEqualTo(new Audience.Named(login));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not a name", "a-b", "abcdefghijklmnopqrstuvwxyz", "https://example.org/nightowl"})
    void what_is_no_login_stops_it_with_a_word_why_until_it_is_changed(String typed) {
        fresh.offer(secretive);
        fresh.loginProperty().set(typed);
        assertThat(fresh.order(secretive, Desk.scopes("chat:read"))).isEmpty();
        assertThat(fresh.noteProperty().get().orElseThrow().stops()).isTrue();
        fresh.loginProperty().set("");
        assertThat(fresh.noteProperty().get()).isEmpty();
    }

    @Test
    void a_credential_that_is_there_keeps_its_account() {
        CredentialId id = CredentialId.random();
        WaysModel again = WaysModel.again(MESSAGES, new WaysModel.For(id, "nightowl"));
        assertThat(order(again, secretive).audience()).isEqualTo(new Audience.Known(id));
        assertThat(again.offeredProperty().get()).doesNotContain(GrantType.CLIENT_CREDENTIALS);
        assertThat(again.keptLogin()).contains("nightowl");
    }

    @Test
    void the_link_alone_is_for_ways_through_a_browser() {
        fresh.linkOnlyProperty().set(true);
        assertThat(order(fresh, secretive).start()).isEqualTo(Start.LINK);
        fresh.grantProperty().set(GrantType.DEVICE_CODE);
        assertThat(order(fresh, secretive).start()).isEqualTo(Start.BROWSER);
    }
}
