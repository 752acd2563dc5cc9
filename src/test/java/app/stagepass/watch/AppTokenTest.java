package app.stagepass.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.oauth.Cancellation;
import app.stagepass.oauth.FakeTwitch;
import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.OAuthException.InvalidClient;
import app.stagepass.token.ClientField;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.ClientType;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus;
import app.stagepass.token.GrantType;
import app.stagepass.token.Renewability;
import app.stagepass.token.TokenKind;
import app.stagepass.vault.MapSecretStore.Mood;
import app.stagepass.vault.VaultException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An application's own token: nobody agrees to it, and the next one is asked for before it ends. */
class AppTokenTest {

    private House house;

    @BeforeEach
    void an_application_with_a_secret() throws Exception {
        house = new House();
    }

    private SignInResult order(ClientRegistration client) throws OAuthException, VaultException {
        SignIn signIn = new SignIn(house.twitch, house.twitch, _ -> {
            throw new AssertionError("no browser is needed");
        }, (_, _) -> {
            throw new AssertionError("nothing listens");
        }, house.vault, house.admission, _ -> {}, new SecureRandom(), house.clock, List.of());
        return signIn.run(new SignInOrder(client, new TreeSet<>(), Optional.empty()).by(GrantType.CLIENT_CREDENTIALS),
                new Cancellation(), _ -> {});
    }

    private CredentialId connected() throws Exception {
        return ((SignInResult.Connected) order(house.app)).id();
    }

    @Test
    void it_acts_for_the_application_and_has_no_refresh_token() throws Exception {
        CredentialSnapshot one = house.credentials.snapshot(connected()).orElseThrow();
        assertThat(one.credential().kind()).isEqualTo(TokenKind.APP);
        assertThat(one.credential().label()).isEqualTo("Overlay tools");
        assertThat(one.facts().renewability()).isEqualTo(Renewability.BY_CLIENT_CREDENTIALS);
        assertThat(one.facts().scopes()).isEmpty();
        assertThat(one.status()).isInstanceOf(CredentialStatus.Valid.class);
        assertThat(house.tokensOf(one.id()).refresh()).isEmpty();
        assertThat(house.twitch.requests()).containsExactly("client-credentials", "validate");
    }

    @Test
    void another_one_takes_the_place_of_the_first() throws Exception {
        assertThat(connected()).isEqualTo(connected());
        assertThat(house.credentials.snapshots()).hasSize(1);
    }

    @Test
    void a_user_token_of_the_same_application_is_left_alone() throws Exception {
        CredentialId user = house.connected(House.OWL);
        assertThat(connected()).isNotEqualTo(user);
        assertThat(house.credentials.snapshots()).hasSize(2);
    }

    @Test
    void shortly_before_its_end_the_next_one_is_asked_for() throws Exception {
        CredentialId id = connected();
        String first = house.tokensOf(id).access().reveal();
        house.clock.forward(FakeTwitch.APP_LIFETIME.minus(Duration.ofMinutes(5)));

        house.validator.check(id);

        assertThat(house.tokensOf(id).access().matches(first)).isFalse();
        assertThat(house.statusOf(id)).isInstanceOfSatisfying(CredentialStatus.Valid.class, valid -> assertThat(
                valid.expiresAt()).contains(house.clock.instant().plus(FakeTwitch.APP_LIFETIME)));
        assertThat(house.credentials.snapshot(id).orElseThrow().facts().comesAgain()).isTrue();
    }

    @Test
    void one_that_twitch_ended_is_replaced_without_the_person() throws Exception {
        CredentialId id = connected();
        house.twitch.expireAll();
        house.validator.check(id);
        assertThat(house.statusOf(id)).isInstanceOf(CredentialStatus.Valid.class);
    }

    @Test
    void one_that_was_revoked_here_stays_so_until_it_is_asked_for_again() throws Exception {
        CredentialId id = connected();
        house.revocation.revoke(id);
        house.validator.check(id);
        assertThat(house.statusOf(id)).isEqualTo(
                new CredentialStatus.NeedsConsent(CredentialStatus.Reason.REVOKED_HERE));
        assertThat(connected()).isEqualTo(id);
        assertThat(house.statusOf(id)).isInstanceOf(CredentialStatus.Valid.class);
    }

    @Test
    void with_a_secret_that_twitch_refuses_the_application_is_to_blame_and_nothing_is_dropped() throws Exception {
        CredentialId id = connected();
        house.twitch.knows(house.app, new ClientSecret("anotheranotheranotheranother00"));
        house.twitch.expireAll();

        house.validator.check(id);
        assertThat(house.statusOf(id)).isEqualTo(new CredentialStatus.Misconfigured(ClientField.CLIENT_SECRET));
        assertThat(house.vault.tokensOf(id)).isPresent();
    }

    @Test
    void what_the_keyring_does_not_take_is_kept_in_memory_until_it_does() throws Exception {
        CredentialId id = connected();
        house.twitch.expireAll();
        house.keyring.be(Mood.LYING);
        house.validator.check(id);
        assertThat(house.statusOf(id)).isInstanceOf(CredentialStatus.Valid.class);
        assertThat(house.credentials.snapshot(id).orElseThrow().saved()).isFalse();
    }

    @Test
    void after_a_restart_it_still_comes_again() throws Exception {
        CredentialId id = connected();
        house.start();
        house.twitch.expireAll();
        house.validator.check(id);
        assertThat(house.statusOf(id)).isInstanceOf(CredentialStatus.Valid.class);
    }

    @Test
    void a_public_application_has_none() throws Exception {
        ClientRegistration open = House.registration("publicapp", ClientType.PUBLIC);
        house.vault.register(open, Optional.empty());
        assertThatThrownBy(() -> order(open)).isInstanceOfSatisfying(InvalidClient.class,
                e -> assertThat(e.field()).isEqualTo(ClientField.CLIENT_TYPE));
    }

    @Test
    void a_token_that_names_an_account_is_none_of_an_application() {
        house.twitch.meanwhile(house.twitch::forgetApplications);
        assertThatThrownBy(() -> order(house.app)).isInstanceOf(OAuthException.UnexpectedAnswer.class);
        assertThat(house.credentials.snapshots()).isEmpty();
    }
}
