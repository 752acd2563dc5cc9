package app.stagepass.watch;

import app.stagepass.token.Role;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.oauth.OAuthException.InDoubt;
import app.stagepass.oauth.OAuthException.InvalidRefreshToken;
import app.stagepass.token.Credential;
import app.stagepass.token.Account;
import app.stagepass.token.TokenKind;
import app.stagepass.vault.StoredCredential;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.ClientType;
import app.stagepass.token.CredentialStatus.Checking;
import app.stagepass.token.CredentialStatus.Moved;
import app.stagepass.token.CredentialStatus.NeedsConsent;
import app.stagepass.token.CredentialStatus.Reason;
import app.stagepass.token.CredentialStatus.Valid;
import app.stagepass.vault.Parcel;
import app.stagepass.vault.Rotation;
import app.stagepass.vault.Rotation.Stage;
import app.stagepass.vault.TokenMark;
import app.stagepass.vault.VaultException;
import app.stagepass.watch.Moving.Arrived;
import app.stagepass.watch.Moving.Packed;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What comes out of a file, and what does not: never a token that may have been used since, and nothing in the place of ours. */
class UnpackingTest extends TwoComputers {

    @Test
    void a_token_that_may_be_spent_is_not_sent_by_the_new_computer_either() throws Exception {
        old.rotations.note(bot, new Rotation(Stage.SENT, TokenMark.of(old.tokensOf(bot).refresh().orElseThrow()),
                Set.of(), old.clock.instant()));
        assertThat(pack()).isEqualTo(new Packed(2, 0, 0));
        unpack();
        assertThatThrownBy(() -> fresh.validator.renew(bot)).isInstanceOf(InDoubt.class);
        old.twitch.expireAll();
        fresh.validator.check(bot);
        assertThat(fresh.statusOf(bot)).isEqualTo(new NeedsConsent(Reason.IN_DOUBT));
        assertThat(old.twitch.spentTokensResent()).isZero();
    }

    @Test
    void a_login_comes_home_again_with_its_newest_pair() throws Exception {
        pack();
        unpack();
        fresh.clock.forward(Duration.ofHours(1));
        fresh.validator.renew(bot);
        movingFrom(fresh).pack(stick.resolve("back.stagepass"), passphrase(), SETTINGS);
        assertThat(fresh.statusOf(bot)).isInstanceOf(Moved.class);

        Parcel parcel = movingFrom(old).open(stick.resolve("back.stagepass"), passphrase());
        assertThat(movingFrom(old).unpack(parcel)).isEqualTo(new Arrived(0, 1, 1));
        assertThat(old.credentials.snapshots()).hasSize(2);
        old.validator.renew(bot);
        assertThat(old.statusOf(bot)).isInstanceOf(Valid.class);
        assertThat(old.twitch.spentTokensResent()).isZero();
    }

    @Test
    void a_file_that_comes_twice_changes_nothing_the_second_time() throws Exception {
        pack();
        unpack();
        fresh.clock.forward(Duration.ofHours(1));
        fresh.validator.renew(bot);
        String newest = fresh.tokensOf(bot).access().reveal();
        assertThat(unpack()).isEqualTo(new Arrived(0, 0, 2));
        assertThat(fresh.tokensOf(bot).access().matches(newest)).isTrue();
    }

    @Test
    void a_reusable_login_gives_way_to_a_newer_pair_and_comes_again_where_the_keyring_lost_it() throws Exception {
        unpackedOnce();
        old.clock.forward(Duration.ofHours(1));
        old.validator.renew(owl);
        pack();
        fresh.validator.check(owl);
        assertThat(unpack()).isEqualTo(new Arrived(0, 1, 0));
        assertThat(fresh.statusOf(owl)).as("the newer pair is not checked yet").isInstanceOf(Checking.class);
        assertThat(fresh.tokensOf(owl).access().matches(old.tokensOf(owl).access().reveal())).isTrue();
        fresh.keyring.entries().remove("credential-" + owl);
        assertThat(unpack()).isEqualTo(new Arrived(0, 1, 0));
        fresh.validator.check(owl);
        assertThat(fresh.statusOf(owl)).isInstanceOf(Valid.class);
    }

    @Test
    void a_one_time_token_comes_out_of_a_file_once_whatever_became_of_it_since() throws Exception {
        unpackedOnce();
        fresh.clock.forward(Duration.ofHours(1));
        fresh.validator.renew(bot);
        movingFrom(fresh).pack(stick.resolve("on.stagepass"), passphrase(), SETTINGS);
        assertThat(unpack()).as("it moved on since").isEqualTo(new Arrived(0, 0, 2));
        fresh.keyring.entries().remove("credential-" + bot);
        assertThat(unpack()).as("the keyring lost it").isEqualTo(new Arrived(0, 0, 2));
        fresh.revocation.remove(bot);
        assertThat(unpack()).as("it was removed").isEqualTo(new Arrived(0, 0, 2));
        fresh.start();
        assertThat(unpack()).as("after a restart").isEqualTo(new Arrived(0, 0, 2));
        assertThat(fresh.vault.credential(bot)).isEmpty();
    }

    @Test
    void what_was_packed_here_is_taken_back_and_not_unpacked() throws Exception {
        pack();
        assertThat(movingFrom(old).unpack(movingFrom(old).open(file(), passphrase()))).isEqualTo(new Arrived(0, 0, 2));
        assertThat(old.statusOf(bot)).isInstanceOf(Moved.class);
    }

    @Test
    void what_only_goes_by_the_same_name_replaces_nothing_of_ours() throws Exception {
        ClientRegistration other = new ClientRegistration(old.app.id(), "Somebody's", open.clientId(),
                ClientType.PUBLIC, old.app.redirectUri());
        fresh.vault.register(other, Optional.of(new ClientSecret("ours-ours-ours-ours-ours-ours1")));
        fresh.vault.register(open, Optional.empty());
        var ours = new Credential(owl, "Mallory", open.id(),
                Account.of("666", "mallory"), TokenKind.USER, House.CHAT);
        fresh.vault.keep(new StoredCredential(ours, old.vault.credential(owl).orElseThrow().facts(),
                Optional.empty(), false), old.tokensOf(bot));
        unpackedOnce();
        assertThat(fresh.vault.registration(other.id())).contains(other);
        assertThat(fresh.vault.secretOf(other.id()).orElseThrow().matches("ours-ours-ours-ours-ours-ours1")).isTrue();
        assertThat(fresh.vault.registrations()).hasSize(3);
        assertThat(fresh.vault.credential(owl).orElseThrow().credential()).isEqualTo(ours);
        assertThat(fresh.vault.credentials()).extracting(one -> one.credential().account().login())
                .containsExactlyInAnyOrder("mallory", "nightowl", "nightowl_bot");
    }

    @Test
    void a_refused_login_is_refused_on_the_new_computer_too_and_one_that_knows_better_forgets_nothing()
            throws Exception {
        old.twitch.disconnectAll();
        old.validator.check(bot);
        Rotation spent = new Rotation(Stage.SENT, TokenMark.of(old.tokensOf(owl).refresh().orElseThrow()), Set.of(),
                fresh.clock.instant());
        fresh.rotations.note(bot, spent);
        assertThat(pack()).isEqualTo(new Packed(2, 0, 0));
        unpack();
        Rotation noted = fresh.rotations.unfinished(bot).orElseThrow();
        assertThat(noted.stage()).isEqualTo(Stage.REFUSED);
        assertThat(noted.spent()).containsExactly(spent.about());
        int asked = old.twitch.requests().size();
        assertThatThrownBy(() -> fresh.validator.renew(bot)).isInstanceOf(InvalidRefreshToken.class);
        assertThat(old.twitch.requests().subList(asked, old.twitch.requests().size())).doesNotContain("refresh");
    }

    @Test
    void a_look_tells_a_strange_file_before_a_passphrase_is_asked_for() throws Exception {
        Files.writeString(file(), "a holiday picture");
        assertThatThrownBy(() -> movingFrom(fresh).look(file())).isInstanceOf(VaultException.FileNotRead.class);
    }

    @Test
    void an_application_is_the_same_by_its_client_id_and_its_secret_comes_only_where_there_is_none() throws Exception {
        ClientRegistration known = House.registration("overlaytools", ClientType.CONFIDENTIAL);
        fresh.vault.register(known, Optional.empty());
        unpackedOnce();
        assertThat(fresh.vault.registrations()).containsExactlyInAnyOrder(known, open);
        assertThat(fresh.vault.credential(owl).orElseThrow().credential().registration()).isEqualTo(known.id());
        assertThat(fresh.vault.secretOf(known.id()).orElseThrow().matches(old.secret.reveal())).isTrue();
        fresh.validator.renew(owl);

        fresh.vault.register(known, Optional.of(new ClientSecret("newer-newer-newer-newer-newer1")));
        unpack();
        assertThat(fresh.vault.secretOf(known.id()).orElseThrow().matches(old.secret.reveal())).isFalse();
    }

    @Test
    void one_that_the_keyring_refuses_is_kept_in_memory_and_the_others_are_stored() throws Exception {
        pack();
        fresh.keyring.refuse("credential-" + owl);
        assertThatThrownBy(this::unpack).isInstanceOf(VaultException.NotKept.class);
        assertThat(fresh.vault.unsaved()).containsExactly(owl);
        fresh.validator.check(bot);
        assertThat(fresh.statusOf(bot)).isInstanceOf(Valid.class);
        fresh.keyring.refuseNothing();
        fresh.vault.saveUnsaved();
        assertThat(fresh.vault.unsaved()).isEmpty();
    }

    @Test
    void the_file_can_be_wiped_once_everything_is_at_home() throws Exception {
        pack();
        movingFrom(fresh).look(file());
        assertThat(movingFrom(fresh).open(file(), passphrase()).settings()).isEqualTo(SETTINGS);
        movingFrom(fresh).delete(file());
        assertThat(file()).doesNotExist();
    }

    @Test
    void what_an_account_is_there_for_comes_along() throws Exception {
        new Labels(old.credentials, old.vault).giveRole(owl, Optional.of(Role.BROADCASTER));

        unpackedOnce();

        assertThat(fresh.credentials.snapshots()).extracting(one -> one.credential().role())
                .contains(Optional.of(Role.BROADCASTER), Optional.empty());
    }
}
