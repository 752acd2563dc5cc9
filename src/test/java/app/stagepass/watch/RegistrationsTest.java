package app.stagepass.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.token.ClientId;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.ClientType;
import app.stagepass.token.RegistrationId;
import app.stagepass.vault.MapSecretStore.Mood;
import app.stagepass.vault.VaultException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The applications that the person told us of. */
class RegistrationsTest {

    private final ClientRegistration another = House.registration("another", ClientType.CONFIDENTIAL);
    private House house;
    private Registrations registrations;

    @BeforeEach
    void one_application_is_known() throws Exception {
        house = new House();
        registrations = new Registrations(house.vault, house.credentials);
    }

    /** How often those who look were told while this was done. */
    private int told(Change change) throws Exception {
        List<Object> seen = new ArrayList<>();
        try (var _ = house.credentials.observe(seen::add)) {
            int before = seen.size();
            change.run();
            return seen.size() - before;
        }
    }

    @FunctionalInterface
    private interface Change {

        void run() throws Exception;
    }

    @Test
    void one_that_is_added_is_there_with_its_secret_and_whoever_looks_is_told() throws Exception {
        int told = told(() -> registrations.save(another, Optional.of(new ClientSecret("another-secret"))));

        assertThat(registrations.all()).containsExactly(house.app, another);
        assertThat(house.vault.secretOf(another.id())).hasValueSatisfying(
                kept -> assertThat(kept.matches("another-secret")).isTrue());
        assertThat(told).isOne();
    }

    @Test
    void another_with_the_same_client_id_is_found_and_not_the_one_itself() throws Exception {
        registrations.save(another, Optional.empty());

        assertThat(registrations.twin(RegistrationId.random(), another.clientId())).contains(another);
        assertThat(registrations.twin(house.app.id(), another.clientId())).contains(another);
        assertThat(registrations.twin(another.id(), another.clientId())).isEmpty();
        assertThat(registrations.twin(house.app.id(), new ClientId("nobodyhasthisclientid"))).isEmpty();
    }

    @Test
    void a_change_without_a_secret_leaves_the_secret() throws Exception {
        registrations.save(new ClientRegistration(house.app.id(), "A better name", house.app.clientId(),
                house.app.type(), house.app.redirectUri()), Optional.empty());

        assertThat(registrations.all()).singleElement().extracting(ClientRegistration::name)
                .isEqualTo("A better name");
        assertThat(house.vault.secretOf(house.app.id())).isPresent();
    }

    @Test
    void one_that_no_credential_needs_goes_with_its_secret_and_whoever_looks_is_told() throws Exception {
        registrations.save(another, Optional.of(new ClientSecret("another-secret")));
        house.connected(House.OWL);
        assertThat(registrations.isUsed(another.id())).isFalse();

        assertThat(told(() -> registrations.forget(another.id()))).isOne();

        assertThat(registrations.all()).containsExactly(house.app);
        assertThat(house.vault.secretOf(another.id())).isEmpty();
        assertThat(house.vault.secretOf(house.app.id())).isPresent();
    }

    @Test
    void one_that_a_credential_needs_stays() throws Exception {
        house.connected(House.OWL);
        assertThat(registrations.isUsed(house.app.id())).isTrue();

        assertThatThrownBy(() -> registrations.forget(house.app.id())).isInstanceOf(IllegalStateException.class);

        assertThat(registrations.all()).containsExactly(house.app);
        assertThat(house.vault.secretOf(house.app.id())).isPresent();
    }

    @Test
    void one_whose_secret_the_keyring_does_not_let_go_stays() {
        house.keyring.be(Mood.LOCKED);
        assertThatThrownBy(() -> registrations.forget(house.app.id())).isInstanceOf(VaultException.Locked.class);
        assertThat(registrations.all()).containsExactly(house.app);
    }
}
