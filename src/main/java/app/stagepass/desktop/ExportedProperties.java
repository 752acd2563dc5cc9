package app.stagepass.desktop;

import java.util.Map;
import org.freedesktop.dbus.errors.PropertyReadOnly;
import org.freedesktop.dbus.errors.UnknownProperty;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;

/** An object of ours on the bus whose properties can be read. Public, for the D-Bus library looks for its methods. */
public abstract class ExportedProperties implements Properties {

    private final String face;
    private final String path;

    ExportedProperties(String face, String path) {
        this.face = face;
        this.path = path;
    }

    abstract Map<String, Variant<?>> properties();

    @Override
    public Map<String, Variant<?>> GetAll(String interfaceName) {
        return interfaceName.equals(face) || interfaceName.isEmpty() ? properties() : Map.of();
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the library's signature; it sends the variant
    public <A> A Get(String interfaceName, String name) {
        Variant<?> value = GetAll(interfaceName).get(name);
        if (value == null) {
            throw new UnknownProperty(name);
        }
        return (A) value;
    }

    @Override
    public <A> void Set(String interfaceName, String name, A value) {
        throw new PropertyReadOnly(name);
    }

    @Override
    public boolean isRemote() {
        return false;
    }

    @Override
    public String getObjectPath() {
        return path;
    }
}
