package app.stagepass.desktop;

import org.freedesktop.dbus.errors.UnknownMethod;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/**
 * The settings part of a desktop portal.
 *
 * @param scheme the number that the portal knows
 * @param modern whether it knows {@code ReadOne}
 */
public record FakeSettings(int scheme, boolean modern) implements PortalSettings {

    static final String PATH = "/org/freedesktop/portal/desktop";

    static Variant<?> number(int value) {
        return new Variant<>(new UInt32(value));
    }

    @Override
    public Variant<?> ReadOne(String namespace, String key) {
        if (!modern) {
            throw new UnknownMethod("ReadOne");
        }
        return wanted(namespace, key);
    }

    @Override
    public Variant<?> Read(String namespace, String key) {
        if (modern) {
            throw new UnknownMethod("Read is deprecated");
        }
        return new Variant<>(wanted(namespace, key), "v");
    }

    private Variant<?> wanted(String namespace, String key) {
        if (!namespace.equals("org.freedesktop.appearance") || !key.equals("color-scheme")) {
            throw new UnknownMethod("no such setting");
        }
        return number(scheme);
    }

    @Override
    public boolean isRemote() {
        return false;
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }
}
