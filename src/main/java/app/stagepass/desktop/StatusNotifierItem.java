package app.stagepass.desktop;

import java.util.List;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.interfaces.DBusInterface;

/**
 * What a panel may call of a tray picture (freedesktop.org, "StatusNotifierItem"; the names on the bus begin with org.kde). The
 * properties are asked for by way of {@code org.freedesktop.DBus.Properties}. The D-Bus library has to see this interface.
 */
@DBusInterfaceName(StatusNotifierItem.NAME)
public interface StatusNotifierItem extends DBusInterface {

    String NAME = "org.kde.StatusNotifierItem";
    String PATH = "/StatusNotifierItem";

    /** The left click, at this place on the screen. */
    void Activate(int x, int y);

    /** The middle click. */
    void SecondaryActivate(int x, int y);

    /** The right click where the panel does not draw the menu itself. */
    void ContextMenu(int x, int y);

    void Scroll(int delta, String orientation);

    /** A picture: width, height, and the pixels row by row, each as alpha, red, green, blue. */
    final class Pixmap extends Struct {

        @Position(0)
        public final int width;
        @Position(1)
        public final int height;
        @Position(2)
        public final byte[] argb;

        public Pixmap(int width, int height, byte[] argb) {
            this.width = width;
            this.height = height;
            this.argb = argb;
        }
    }

    /** A tool tip: the name of a picture, pictures, a title, and text in which &lt;, &gt; and &amp; are markup. */
    final class ToolTip extends Struct {

        @Position(0)
        public final String iconName;
        @Position(1)
        public final List<Pixmap> icons;
        @Position(2)
        public final String title;
        @Position(3)
        public final String text;

        public ToolTip(String iconName, List<Pixmap> icons, String title, String text) {
            this.iconName = iconName;
            this.icons = List.copyOf(icons);
            this.title = title;
            this.text = text;
        }
    }
}
