package app.stagepass.watch;

import app.stagepass.token.ClientField;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.CredentialStatus;
import java.time.Instant;
import java.util.Optional;

/** Something that the person should hear of once, however long it lasts and however many credentials it touches. */
public sealed interface Incident {

    /** What makes two sightings the same incident. */
    Object key();

    /** One credential that only the person can bring back. */
    record NeedsYou(CredentialSnapshot credential) implements Incident {

        @Override
        public Object key() {
            return credential.id();
        }
    }

    /** One credential that nothing can renew and that ends soon. */
    record EndsSoon(CredentialSnapshot credential, Instant at) implements Incident {

        @Override
        public Object key() {
            return "ends " + credential.id();
        }
    }

    /**
     * An application that Twitch does not know, or not so.
     *
     * @param first       one of its credentials
     * @param credentials how many it touches
     */
    record WrongApplication(Optional<ClientRegistration> registration, ClientField field, CredentialSnapshot first,
            int credentials) implements Incident {

        @Override
        public Object key() {
            return first.credential().registration();
        }
    }

    /** The keyring gives nothing out. */
    record KeyringClosed(CredentialStatus.Keyring why, int credentials) implements Incident {

        @Override
        public Object key() {
            return KeyringClosed.class;
        }
    }

    /** Twitch or the network does not answer, for all that are touched alike. */
    record Outage(CredentialStatus.Trouble cause, int credentials) implements Incident {

        @Override
        public Object key() {
            return Outage.class;
        }
    }
}
