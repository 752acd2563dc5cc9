package app.stagepass.desktop;

import java.util.List;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.interfaces.DBusInterface;

/** The desktop portal's knowledge of proxies. The name is that on the bus; the D-Bus library has to see this interface. */
@DBusInterfaceName("org.freedesktop.portal.ProxyResolver")
public interface PortalProxyResolver extends DBusInterface {

    /** Proxies for an address, the best first: {@code http://host:port}, {@code socks://host:port}, {@code direct://}. */
    List<String> Lookup(String uri);
}
