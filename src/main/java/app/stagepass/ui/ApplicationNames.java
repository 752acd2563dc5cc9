package app.stagepass.ui;

import app.stagepass.token.ClientRegistration;
import app.stagepass.token.RegistrationId;
import app.stagepass.watch.CredentialSnapshot;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the applications are called on the cards: their names, with the end of the Client ID where two go by one name. */
final class ApplicationNames {

    private static final int TAIL = 4;

    private final Map<RegistrationId, String> names = new LinkedHashMap<>();

    ApplicationNames(List<CredentialSnapshot> snapshots) {
        Map<RegistrationId, ClientRegistration> known = new LinkedHashMap<>();
        snapshots.stream().map(CredentialSnapshot::registration).flatMap(Optional::stream)
                .forEach(one -> known.put(one.id(), one));
        known.values().forEach(one -> names.put(one.id(), nameAmong(one, known.values())));
    }

    /** Empty where the application is not known. */
    Optional<String> of(CredentialSnapshot snapshot) {
        return snapshot.registration().map(ClientRegistration::id).map(names::get);
    }

    private static String nameAmong(ClientRegistration one, Collection<ClientRegistration> all) {
        String name = one.name().strip().toLowerCase(Locale.ROOT);
        String clientId = one.clientId().value();
        boolean shared = all.stream().anyMatch(
                other -> !other.id().equals(one.id()) && other.name().strip().toLowerCase(Locale.ROOT).equals(name));
        return shared ? one.name() + " …" + clientId.substring(Math.max(0, clientId.length() - TAIL)) : one.name();
    }
}
