package app.stagepass.vault;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.Tuple;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.Variant;

/**
 * The few calls of the Secret Service that we make ourselves (freedesktop.org, "Secret Service API Draft", part II). The interfaces
 * are public, for whoever offers them to the library is called by reflection.
 */
final class SecretServiceBus {

    static final String NAME = "org.freedesktop.secrets";
    static final String PATH = "/org/freedesktop/secrets";
    static final String COLLECTION = "org.freedesktop.Secret.Collection";

    private SecretServiceBus() {}

    @DBusInterfaceName("org.freedesktop.Secret.Service")
    public interface Service extends DBusInterface {

        /** The collection that goes by this name; {@code /} if there is none. */
        DBusPath ReadAlias(String name);

        /** Unlocks what needs no prompt, and names the prompt for the rest; {@code /} if there is no rest. */
        Two<List<DBusPath>, DBusPath> Unlock(List<DBusPath> objects);
    }

    @DBusInterfaceName(COLLECTION)
    public interface Collection extends DBusInterface {

        /** The items in this collection that carry all these attributes. */
        List<DBusPath> SearchItems(Map<String, String> attributes);
    }

    @DBusInterfaceName("org.freedesktop.Secret.Prompt")
    public interface Prompt extends DBusInterface {

        /** Shows it. */
        void Prompt(String windowId);

        void Dismiss();

        /** The person answered. Public, with this constructor, for the library makes it by reflection. */
        final class Completed extends DBusSignal {

            public Completed(String path, boolean dismissed, Variant<?> result) throws DBusException {
                super(path, dismissed, result);
            }
        }
    }

    /** Two values that a call returns. Public, with this constructor, for the library makes it by reflection. */
    public static final class Two<A, B> extends Tuple {

        @Position(0)
        public final A first;
        @Position(1)
        public final B second;

        public Two(A first, B second) {
            this.first = first;
            this.second = second;
        }
    }
}
