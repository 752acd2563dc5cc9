package app.stagepass.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.token.CredentialId;
import app.stagepass.token.RefreshToken;
import app.stagepass.vault.MapSecretStore.Mood;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a record of a renewal has served its time. */
class VaultJournalTest {

    private static final CredentialId C1 = new CredentialId("c1");

    private final MapSecretStore keyring = new MapSecretStore();
    private final MemoryRotations journal = new MemoryRotations();
    private final Keeping keeping = new Keeping(keyring, new StubbornIndex(), journal);
    private final TokenVault vault = new TokenVault(keeping.secrets(), keeping.index(), keeping.rotations(), _ -> {});
    private final Rotation sent = new Rotation(Rotation.Stage.SENT, TokenMark.of(new RefreshToken("old")),
            Set.of(), Instant.parse("2026-06-01T12:00:00Z"));

    @BeforeEach
    void a_refresh_token_is_on_its_way() throws Exception {
        vault.keep(Entries.full("c1"), Entries.tokens("a", "old"));
        vault.rotations().note(C1, sent);
    }

    @Test
    void a_record_is_there_until_it_is_cleared_and_turns_can_be_taken() throws Exception {
        try (var turn = vault.rotations().turn(C1)) {
            assertThat(turn).isNotNull();
        }
        assertThat(vault.rotations().unfinished(C1)).contains(sent);
        assertThat(vault.rotations().unfinished(new CredentialId("c2"))).isEmpty();
        vault.rotations().clear(C1);
        assertThat(journal.unfinished(C1)).isEmpty();
    }

    @Test
    void the_pair_that_came_of_it_ends_it_once_it_is_safe() throws Exception {
        keyring.be(Mood.LYING);
        assertThatThrownBy(() -> vault.keep(Entries.full("c1"), Entries.tokens("b", "new")))
                .isInstanceOf(VaultException.NotKept.class);
        assertThat(journal.unfinished(C1)).as("not safe yet").contains(sent);

        keyring.be(Mood.OPEN);
        vault.saveUnsaved();
        assertThat(journal.unfinished(C1)).isEmpty();
    }

    @Test
    void to_keep_the_very_pair_again_says_nothing_of_what_came() throws Exception {
        vault.keep(Entries.bare("c1"), Entries.tokens("a", "old"));
        assertThat(journal.unfinished(C1)).contains(sent);
    }

    @Test
    void a_removed_credential_leaves_no_record() throws Exception {
        vault.remove(C1);
        assertThat(journal.unfinished(C1)).isEmpty();
    }

    @Test
    void what_is_kept_for_this_session_has_a_journal_of_its_own() throws Exception {
        keeping.keepForThisSession();
        assertThat(vault.rotations().unfinished(C1)).isEmpty();
        vault.rotations().note(C1, sent);
        vault.rotations().clear(C1);
        assertThat(journal.unfinished(C1)).as("left for the next run").contains(sent);
        assertThat(vault.secrets().name()).isEqualTo("memory");
    }
}
