package app.stagepass.vault;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.interfaces.DBusInterface;

/** The few calls of the Secret Service that cause no prompt (freedesktop.org, "Secret Service API Draft", sections 13.1 and 13.2). */
final class SecretServiceBus {

    static final String NAME = "org.freedesktop.secrets";
    static final String PATH = "/org/freedesktop/secrets";
    static final String COLLECTION = "org.freedesktop.Secret.Collection";

    private SecretServiceBus() {}

    @DBusInterfaceName("org.freedesktop.Secret.Service")
    interface Service extends DBusInterface {

        /** The collection that goes by this name; {@code /} if there is none. */
        DBusPath ReadAlias(String name);
    }

    @DBusInterfaceName(COLLECTION)
    interface Collection extends DBusInterface {

        /** The items in this collection that carry all these attributes. */
        List<DBusPath> SearchItems(Map<String, String> attributes);
    }
}
