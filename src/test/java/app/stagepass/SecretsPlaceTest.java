package app.stagepass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.MoveScene.Interruption;
import app.stagepass.token.CredentialId;
import app.stagepass.token.CredentialStatus;
import app.stagepass.token.CredentialStatus.Checking;
import app.stagepass.token.CredentialStatus.Keyring;
import app.stagepass.token.CredentialStatus.Locked;
import app.stagepass.token.CredentialStatus.NeedsConsent;
import app.stagepass.token.CredentialStatus.Reason;
import app.stagepass.token.CredentialStatus.Valid;
import app.stagepass.vault.Keeping.Place;
import app.stagepass.vault.KeptTokens;
import app.stagepass.vault.MapSecretStore.Mood;
import app.stagepass.vault.VaultException;
import app.stagepass.vault.VaultException.FileNotWritten;
import app.stagepass.vault.VaultException.WrongPassphrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The encrypted file is begun, locked, opened, put under another passphrase and given up again, while tokens are watched. */
class SecretsPlaceTest {

    private MoveScene scene;
    private CredentialId owl;

    @BeforeEach
    void a_streamer_has_signed_in(@TempDir Path folder) throws Exception {
        scene = new MoveScene(folder);
        owl = scene.signedIn("141981764", "nightowl");
        scene.check(owl);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private CredentialStatus status() {
        return scene.statusOf(owl);
    }

    private void inFile() throws VaultException {
        scene.place.keepInFile(scene.passphrase());
        scene.ticker.tick();
        assertThat(status()).isInstanceOf(Valid.class);
    }

    @Test
    void locked_it_is_red_at_once_and_green_again_only_when_twitch_has_answered() throws Exception {
        inFile();
        List<CredentialStatus> seen = new ArrayList<>();
        long asked = scene.validations();
        try (var _ = scene.credentials.observe(all -> seen.add(all.getFirst().status()))) {
            assertThat(scene.place.lock()).isTrue();
            assertThat(seen.getLast()).as("told at once").isEqualTo(new Locked(Keyring.LOCKED));
            assertThat(scene.place.lock()).as("it was already").isFalse();
            scene.ticker.tick();
            scene.ticker.tick();
            assertThat(scene.validations()).isEqualTo(asked);
            assertThat(seen).as("after the first look").element(0).isInstanceOf(Valid.class);
            assertThat(seen.subList(1, seen.size())).containsOnly(new Locked(Keyring.LOCKED));

            seen.clear();
            assertThatThrownBy(() -> scene.place.unlock("another passphrase".toCharArray()))
                    .isInstanceOf(WrongPassphrase.class);
            assertThat(status()).isInstanceOf(Locked.class);
            scene.place.unlock(scene.passphrase());
            assertThat(status()).as("not what was true before").isInstanceOf(Checking.class);
            assertThat(seen).noneMatch(Valid.class::isInstance);
            scene.ticker.tick();
            assertThat(status()).isInstanceOf(Valid.class);
            assertThat(scene.validations()).isEqualTo(asked + 1);
        }
    }

    @Test
    void an_answer_that_was_on_its_way_makes_no_locked_light_green() throws Exception {
        inFile();
        scene.twitch.meanwhile(() -> scene.place.lock());
        scene.check(owl);
        assertThat(status()).isEqualTo(new Locked(Keyring.LOCKED));
    }

    @Test
    void a_new_pair_that_comes_while_it_is_locked_is_served_from_memory_and_saved_later() throws Exception {
        inFile();
        scene.twitch.meanwhile(() -> scene.place.lock());
        assertThatThrownBy(() -> scene.validator.renew(owl)).isInstanceOf(VaultException.Locked.class);
        scene.twitch.meanwhile(() -> {});
        assertThat(scene.credentials.snapshot(owl).orElseThrow().saved()).isFalse();
        assertThat(status()).as("it can be had").isInstanceOf(Valid.class);
        KeptTokens fresh = scene.vault.tokensOf(owl).orElseThrow();
        scene.place.unlock(scene.passphrase());
        scene.vault.saveUnsaved();
        assertThat(scene.file.entries().values()).anyMatch(entry -> entry.contains(fresh.access().reveal()));
    }

    @Test
    void at_the_start_everything_is_locked_before_anything_was_checked() throws Exception {
        inFile();
        scene.restart();
        assertThat(status()).isEqualTo(new Locked(Keyring.LOCKED));
    }

    @Test
    void where_there_is_no_file_there_is_nothing_to_lock() {
        assertThat(scene.place.lock()).isFalse();
        assertThat(status()).isInstanceOf(Valid.class);
        assertThat(scene.place.usableKeyring()).as("it is in use").isEmpty();
    }

    @Test
    void into_the_file_goes_everything_and_nothing_stays_behind_that_would_be_spent_one_day() throws Exception {
        Map<String, String> before = Map.copyOf(scene.keyring.entries());
        assertThat(before).containsKey("proxy").hasSize(3);
        scene.keyring.entries().put("somebody-elses", "x");
        assertThat(scene.place.keepInFile(scene.passphrase())).as("there was none").isEmpty();
        assertThat(scene.file.entries()).isEqualTo(before);
        assertThat(scene.keyring.entries()).containsOnlyKeys("somebody-elses");
        assertThat(scene.settings.settings().secretsInFile()).isTrue();

        scene.restart();
        assertThat(scene.place.isInFile()).isTrue();
        scene.place.unlock(scene.passphrase());
        scene.ticker.tick();
        assertThat(status()).isInstanceOf(Valid.class);
    }

    @Test
    void a_file_whose_passphrase_is_forgotten_is_set_aside_under_a_name_that_says_so() throws Exception {
        inFile();
        byte[] old = Files.readAllBytes(scene.path());
        scene.restart();
        Path aside = scene.place.keepInFile("a wholly new passphrase".toCharArray()).orElseThrow();
        assertThat(aside.getFileName().toString()).startsWith("secrets.vault.set-aside-").doesNotContain("corrupt");
        assertThat(aside).hasBinaryContent(old);
        scene.ticker.tick();
        assertThat(status()).isEqualTo(new NeedsConsent(Reason.NOT_IN_KEYRING));
    }

    @Test
    void a_keyring_that_does_not_answer_is_left_as_it_is_and_what_it_holds_is_found_again_on_the_way_back()
            throws Exception {
        scene.keyring.be(Mood.LOCKED_FOR_GOOD);
        scene.place.keepInFile(scene.passphrase());
        scene.ticker.tick();
        assertThat(status()).isEqualTo(new NeedsConsent(Reason.NOT_IN_KEYRING));
        assertThat(scene.place.usableKeyring()).isEmpty();
        CredentialId bot = scene.signedIn("555", "nightowl_bot");

        scene.keyring.be(Mood.OPEN);
        assertThat(scene.keyring.entries()).hasSize(3);
        assertThat(scene.place.usableKeyring()).contains("test keyring");
        scene.place.backToKeyring();
        scene.ticker.tick();
        assertThat(status()).isInstanceOf(Valid.class);
        assertThat(scene.statusOf(bot)).isInstanceOf(Valid.class);
    }

    @Test
    void the_way_back_leaves_everything_in_the_keyring_and_no_file() throws Exception {
        inFile();
        Map<String, String> held = scene.file.entries();
        scene.keyring.entries().put("credential-" + owl, "an old pair that is spent");
        scene.place.backToKeyring();
        assertThat(scene.keyring.entries()).isEqualTo(held);
        assertThat(scene.path()).doesNotExist();
        assertThat(scene.file.isLocked()).isTrue();
        assertThat(scene.keeping.place()).isEqualTo(Place.KEYRING);
        assertThat(scene.settings.settings().secretsInFile()).isFalse();
        assertThat(status()).isInstanceOf(Checking.class);

        scene.restart();
        scene.ticker.tick();
        assertThat(scene.keeping.place()).isEqualTo(Place.KEYRING);
        assertThat(status()).isInstanceOf(Valid.class);
    }

    @Test
    void locked_it_cannot_be_given_up() throws Exception {
        inFile();
        scene.place.lock();
        assertThatThrownBy(() -> scene.place.backToKeyring()).isInstanceOf(VaultException.Locked.class);
        assertThat(scene.path()).exists();
        assertThat(scene.place.isInFile()).isTrue();
    }

    @Test
    void a_file_that_cannot_be_removed_stays_in_charge() throws Exception {
        inFile();
        Path kept = scene.path().resolveSibling("kept");
        scene.steps.during("keyring write", () -> { // the entries are read by now
            if (!Files.exists(kept)) {
                Files.move(scene.path(), kept);
                Files.createDirectories(scene.path().resolve("in-the-way"));
            }
        });
        assertThatThrownBy(() -> scene.place.backToKeyring()).isInstanceOf(FileNotWritten.class);
        assertThat(scene.place.isInFile()).isTrue();
        assertThat(scene.settings.settings().secretsInFile()).isTrue();
        assertThat(scene.keyring.entries()).isEmpty();
        Files.delete(scene.path().resolve("in-the-way"));
        Files.delete(scene.path());
        Files.move(kept, scene.path());
        assertThat(scene.vault.tokensOf(owl)).isPresent();
    }

    @Test
    void the_passphrase_is_another_one_from_then_on() throws Exception {
        inFile();
        scene.place.changePassphrase(scene.passphrase(), "a wholly new passphrase".toCharArray());
        assertThat(status()).as("nothing happened to the tokens").isInstanceOf(Valid.class);
        scene.place.lock();
        assertThatThrownBy(() -> scene.place.unlock(scene.passphrase())).isInstanceOf(WrongPassphrase.class);
        scene.place.changePassphrase("a wholly new passphrase".toCharArray(), scene.passphrase());
        assertThat(status()).as("that opens it, too").isInstanceOf(Checking.class);
    }

    @Test
    void settings_that_take_nothing_or_are_lost_are_no_loss_for_the_file_tells_the_next_start() throws Exception {
        int settingsWrite = 6; // after four entries that are read and the file
        assertThat(scene.steps.runs(Interruption.FAILS, settingsWrite,
                () -> scene.place.keepInFile(scene.passphrase()))).isTrue();
        scene.restart();
        assertThat(scene.settings.settings().secretsInFile()).isFalse();
        assertThat(scene.place.isInFile()).isTrue();
        scene.place.unlock(scene.passphrase());
        assertThat(scene.vault.tokensOf(owl)).isPresent();
    }

    @Test
    void a_file_that_is_gone_is_missed_and_the_keyring_does_not_take_its_place_by_itself() throws Exception {
        inFile();
        Files.delete(scene.path());
        scene.restart();
        assertThat(scene.place.isInFile()).isTrue();
        assertThatThrownBy(() -> scene.place.unlock(scene.passphrase()))
                .isInstanceOf(VaultException.FileNotRead.class);
    }

    /** Each step fails once, and everything after it works: as a keyring or a disk does that has a bad moment. */
    @Test
    void at_whichever_step_a_move_fails_everything_stays_where_it_was() throws Exception {
        KeptTokens pair = scene.vault.tokensOf(owl).orElseThrow();
        Map<String, String> all = Map.copyOf(scene.keyring.entries());
        int failed = 0;
        for (int step = 2; !scene.steps.runs(Interruption.FAILS, step,
                () -> scene.place.keepInFile(scene.passphrase())); step++) {
            assertThat(scene.keeping.place()).as("step " + step).isEqualTo(Place.KEYRING);
            assertThat(scene.path()).as("step " + step).doesNotExist();
            assertThat(scene.keyring.entries()).as("step " + step).isEqualTo(all);
            failed++;
        }
        assertThat(failed).as("reading three more entries, writing the file").isEqualTo(4);
        failed = 0;
        for (int step = 1; !scene.steps.runs(Interruption.FAILS, step, () -> scene.place.backToKeyring()); step++) {
            assertThat(scene.place.isInFile()).as("step " + step).isTrue();
            assertThat(scene.settings.settings().secretsInFile()).as("step " + step).isTrue();
            assertThat(scene.file.entries()).as("step " + step).isEqualTo(all);
            assertThat(scene.keyring.entries()).as("step " + step).isEmpty();
            failed++;
        }
        assertThat(failed).as("writing three entries and the settings").isEqualTo(4);
        assertThat(tokens(scene.vault.tokensOf(owl))).isEqualTo(tokens(Optional.of(pair)));
    }

    /** The power goes at each step; after the restart every pair is there, in the one place that is in charge. */
    @Test
    void at_whichever_step_the_power_goes_nothing_is_lost() throws Exception {
        CredentialId bot = scene.signedIn("555", "nightowl_bot");
        Map<String, String> all = Map.copyOf(scene.keyring.entries());
        int cuts = 0;
        for (int step = 1; !scene.steps.runs(Interruption.POWER_CUT, step,
                () -> scene.place.keepInFile(scene.passphrase())); step++) {
            everythingIsThere(all, step);
            if (scene.place.isInFile()) {
                scene.place.backToKeyring();
            }
            cuts++;
        }
        assertThat(cuts).isGreaterThan(6);
        cuts = 0;
        for (int step = 1; !scene.steps.runs(Interruption.POWER_CUT, step, () -> scene.place.backToKeyring()); step++) {
            everythingIsThere(all, step);
            assertThat(scene.place.isInFile()).as("step " + step).isTrue();
            cuts++;
        }
        assertThat(cuts).isGreaterThan(4);
        assertThat(scene.vault.tokensOf(bot)).isPresent();
        assertThat(scene.keyring.entries()).isEqualTo(all);
    }

    private void everythingIsThere(Map<String, String> all, int step) throws Exception {
        scene.restart();
        if (scene.place.isInFile()) {
            scene.place.unlock(scene.passphrase());
            assertThat(scene.file.entries()).as("step " + step).isEqualTo(all);
        } else {
            assertThat(scene.keyring.entries()).as("step " + step).isEqualTo(all);
        }
    }

    private static String tokens(Optional<KeptTokens> pair) {
        return pair.map(one -> one.access().reveal()).orElse("none");
    }
}
