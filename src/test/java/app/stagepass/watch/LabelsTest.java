package app.stagepass.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.token.CredentialId;
import app.stagepass.token.Role;
import app.stagepass.vault.VaultException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LabelsTest {

    private final House house = new House();

    LabelsTest() throws Exception {}

    private Labels labels() {
        return new Labels(house.credentials, house.vault);
    }

    private Optional<Role> roleOf(CredentialId id) {
        return house.credentials.snapshot(id).orElseThrow().credential().role();
    }

    private List<CredentialId> order() {
        return house.credentials.snapshots().stream().map(CredentialSnapshot::id).toList();
    }

    @Test
    void a_role_is_kept_over_a_restart_and_can_be_taken_back() throws Exception {
        CredentialId owl = house.connected(House.OWL);
        assertThat(roleOf(owl)).isEmpty();

        labels().giveRole(owl, Optional.of(Role.BROADCASTER));
        house.start();

        assertThat(roleOf(owl)).contains(Role.BROADCASTER);
        labels().giveRole(owl, Optional.empty());
        assertThat(roleOf(owl)).isEmpty();
    }

    @Test
    void a_role_outlives_another_name_a_renewal_and_a_new_consent() throws Exception {
        CredentialId owl = house.connected(House.OWL);
        labels().giveRole(owl, Optional.of(Role.BOT));

        labels().rename(owl, "For alerts");
        house.validator.renew(owl);
        house.twitch.disconnectAll();
        house.validator.check(owl);
        house.signIn(house.app, House.OWL, House.CHAT, Optional.of(owl));

        assertThat(roleOf(owl)).contains(Role.BOT);
        assertThat(house.credentials.snapshot(owl).orElseThrow().credential().label()).isEqualTo("For alerts");
    }

    @Test
    void the_order_is_the_persons_and_is_there_after_a_restart() throws Exception {
        CredentialId owl = house.connected(House.OWL);
        CredentialId bot = house.connected(House.BOT);
        List<List<CredentialId>> told = new ArrayList<>();
        try (var _ = house.credentials.observe(all -> told.add(all.stream().map(CredentialSnapshot::id).toList()))) {
            labels().arrange(List.of(bot, owl));
        }
        assertThat(told.getLast()).containsExactly(bot, owl);

        house.start();

        assertThat(order()).containsExactly(bot, owl);
    }

    @Test
    void who_is_not_named_stays_behind_and_who_is_gone_is_let_be() throws Exception {
        CredentialId owl = house.connected(House.OWL);
        CredentialId bot = house.connected(House.BOT);
        var third = (SignInResult.Connected) house.signIn(house.app, House.BOT, House.scopes("bits:read"),
                Optional.empty());

        labels().arrange(List.of(new CredentialId("gone"), third.id()));

        assertThat(order()).containsExactly(third.id(), owl, bot);
    }

    @Test
    void the_order_that_is_there_already_writes_nothing() throws Exception {
        CredentialId owl = house.connected(House.OWL);
        CredentialId bot = house.connected(House.BOT);
        house.index.beFull(true);

        labels().arrange(List.of(owl, bot));

        assertThat(order()).containsExactly(owl, bot);
    }

    @Test
    void an_order_that_cannot_be_written_changes_nothing() throws Exception {
        CredentialId owl = house.connected(House.OWL);
        CredentialId bot = house.connected(House.BOT);
        house.index.beFull(true);

        assertThatThrownBy(() -> labels().arrange(List.of(bot, owl))).isInstanceOf(VaultException.class);

        assertThat(order()).containsExactly(owl, bot);
        assertThat(house.tokensOf(owl)).isNotNull();
    }
}
