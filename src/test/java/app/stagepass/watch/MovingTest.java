package app.stagepass.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.oauth.OAuthException.InvalidToken;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus;
import app.stagepass.token.CredentialStatus.Checking;
import app.stagepass.token.CredentialStatus.Moved;
import app.stagepass.token.CredentialStatus.Valid;
import app.stagepass.token.Renewability;
import app.stagepass.vault.MapSecretStore.Mood;
import app.stagepass.vault.Parcel;
import app.stagepass.vault.VaultException;
import app.stagepass.watch.LiveTokens.NotLive;
import app.stagepass.watch.Moving.Arrived;
import app.stagepass.watch.Moving.Packed;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A streamer gets a new computer, and no login is in two places that would fall out with each other. */
class MovingTest extends TwoComputers {

    @Test
    void everything_is_there_on_the_new_computer_and_is_checked_before_it_is_green() throws Exception {
        assertThat(pack()).isEqualTo(new Packed(1, 1, 0));
        assertThat(unpack()).isEqualTo(new Arrived(2, 0, 0));
        assertThat(fresh.statusOf(owl)).isInstanceOf(Checking.class);
        for (CredentialId id : Set.of(owl, bot)) {
            fresh.validator.check(id);
            assertThat(fresh.statusOf(id)).isInstanceOf(Valid.class);
            fresh.validator.renew(id);
            assertThat(fresh.statusOf(id)).isInstanceOf(Valid.class);
            assertThat(fresh.vault.credential(id).orElseThrow().credential())
                    .isEqualTo(old.vault.credential(id).orElseThrow().credential());
        }
        assertThat(fresh.vault.registrations()).containsExactlyInAnyOrder(old.app, open);
        assertThat(old.twitch.spentTokensResent()).isZero();
    }

    @Test
    void what_renews_with_a_one_time_token_is_let_be_on_the_old_computer_and_the_other_goes_on() throws Exception {
        assertThat(movingFrom(old).moves(old.credentials.snapshot(bot).orElseThrow())).isTrue();
        assertThat(movingFrom(old).moves(old.credentials.snapshot(owl).orElseThrow())).isFalse();
        pack();
        assertThat(old.statusOf(bot)).isInstanceOf(Moved.class);
        assertThat(old.rotations.hasPassed(old.tokensOf(bot).refresh().orElseThrow())).isTrue();
        assertThat(old.rotations.hasPassed(old.tokensOf(owl).refresh().orElseThrow())).as("it stays here").isFalse();
        assertThat(old.statusOf(owl)).isInstanceOf(Valid.class);
        int asked = old.twitch.requests().size();
        old.start();
        old.twitch.expireAll();
        old.validator.check(bot);
        assertThat(old.statusOf(bot)).as("after a restart too").isInstanceOf(Moved.class);
        assertThatThrownBy(() -> old.validator.renew(bot)).isInstanceOf(InvalidToken.class);
        assertThat(old.statusOf(bot)).isInstanceOf(Moved.class);
        assertThatThrownBy(() -> old.liveTokens.take(bot)).isInstanceOf(NotLive.class);
        assertThat(old.twitch.requests()).as("Twitch is not asked about it").hasSize(asked);
        assertThat(old.tokensOf(bot).refresh()).as("nothing is deleted by itself").isPresent();
        old.validator.renew(owl);
        assertThat(old.statusOf(owl)).isInstanceOf(Valid.class);
    }

    @Test
    void a_file_that_was_lost_is_no_loss() throws Exception {
        pack();
        Files.delete(file());
        movingFrom(old).takeBack(bot);
        assertThat(old.statusOf(bot)).isInstanceOf(Checking.class);
        old.validator.renew(bot);
        assertThat(old.statusOf(bot)).isInstanceOf(Valid.class);
        movingFrom(old).takeBack(owl);
        assertThat(old.statusOf(owl)).as("it never went anywhere").isInstanceOf(Valid.class);
    }

    @Test
    void a_file_that_cannot_be_written_leaves_everything_as_it_was() throws Exception {
        Files.writeString(stick.resolve("in-the-way"), "");
        assertThatThrownBy(() -> movingFrom(old).pack(stick.resolve("in-the-way").resolve("x.stagepass"), passphrase(),
                SETTINGS)).isInstanceOf(VaultException.FileNotWritten.class);
        old.start();
        old.validator.check(bot);
        assertThat(old.statusOf(bot)).isInstanceOf(Valid.class);
        old.validator.renew(bot);
        assertThat(old.statusOf(bot)).isInstanceOf(Valid.class);
    }

    @Test
    void while_the_keyring_is_locked_nothing_moves() throws Exception {
        old.keyring.be(Mood.LOCKED);
        char[] passphrase = passphrase();
        assertThatThrownBy(() -> movingFrom(old).pack(file(), passphrase, SETTINGS))
                .isInstanceOf(VaultException.Locked.class);
        assertThat(passphrase).as("wiped all the same").containsOnly('\0');
        old.keyring.be(Mood.OPEN);
        assertThat(old.statusOf(bot)).isInstanceOf(Valid.class);
        assertThat(file()).doesNotExist();
    }

    @Test
    void an_index_that_cannot_be_written_keeps_one_time_tokens_at_home() {
        old.index.beFull(true);
        assertThatThrownBy(this::pack).isInstanceOf(VaultException.FileNotWritten.class);
        assertThat(file()).doesNotExist();
        assertThat(old.credentials.snapshot(bot).orElseThrow().facts().renewability())
                .isEqualTo(Renewability.BY_REFRESH_TOKEN);
    }

    @Test
    void what_moved_before_or_has_no_tokens_stays_behind() throws Exception {
        pack();
        old.keyring.entries().remove("credential-" + owl);
        assertThat(movingFrom(old).pack(stick.resolve("second.stagepass"), passphrase(), SETTINGS))
                .isEqualTo(new Packed(0, 0, 2));
        assertThat(old.statusOf(bot)).as("it is in the first file").isInstanceOf(Moved.class);
    }

    @Test
    void a_journal_that_takes_no_notes_keeps_one_time_tokens_where_they_are() throws Exception {
        old.rotations.beFull(true);
        assertThatThrownBy(this::pack).isInstanceOf(VaultException.FileNotWritten.class);
        assertThat(old.statusOf(bot)).isInstanceOf(Checking.class);
        assertThat(file()).doesNotExist();
        old.rotations.beFull(false);
        pack();
        fresh.rotations.beFull(true);
        assertThatThrownBy(this::unpack).isInstanceOf(VaultException.FileNotWritten.class);
        assertThat(fresh.vault.credential(bot)).isEmpty();
        assertThat(fresh.vault.credential(owl)).isPresent();
        fresh.rotations.beFull(false);
        assertThat(unpack()).isEqualTo(new Arrived(1, 0, 1));
    }

    @Test
    void nobody_is_held_up_afterwards_and_whoever_looks_is_told() throws Exception {
        List<Integer> told = new ArrayList<>();
        List<CredentialStatus> seen = new ArrayList<>();
        try (var _ = fresh.credentials.observe(all -> told.add(all.size()));
                var _ = old.credentials.observe(all -> seen.add(all.getLast().status()))) {
            pack();
            assertThat(seen).endsWith(new Moved());
            int before = told.size();
            movingFrom(fresh)
                    .unpack(new Parcel(List.of(new Parcel.Application(open, Optional.empty())), List.of(), "{}"));
            assertThat(told).as("of an application alone").hasSize(before + 1);
            unpack();
            movingFrom(old).takeBack(bot);
            assertThat(told).endsWith(2);
        }
        for (House house : List.of(old, fresh)) {
            assertThat(house.credentials.lockOf(bot).isLocked()).isFalse();
            assertThat(house.credentials.lockOf(owl).isLocked()).isFalse();
        }
    }

    @Test
    void the_card_does_not_claim_a_check_that_was_not_made() throws Exception {
        var before = old.credentials.snapshot(bot).orElseThrow().checkedAt();
        old.clock.forward(Duration.ofMinutes(20));
        pack();
        old.validator.check(bot);
        assertThat(old.credentials.snapshot(bot).orElseThrow().checkedAt()).isEqualTo(before);
        assertThat(old.credentials.snapshot(bot).orElseThrow().nextCheck()).isEmpty();
        movingFrom(old).takeBack(bot);
        assertThat(old.statusOf(bot)).isInstanceOf(Checking.class);
    }
}
