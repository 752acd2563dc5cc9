package app.stagepass.desktop;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.Tuple;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** A menu that a panel draws for us (libdbusmenu's dbus-menu.xml). The D-Bus library has to see this interface. */
@DBusInterfaceName(DBusMenu.NAME)
public interface DBusMenu extends DBusInterface {

    String NAME = "com.canonical.dbusmenu";
    String PATH = "/MenuBar";

    /**
     * The items below one.
     *
     * @param depth how many levels below it, -1 for all
     * @param names the properties wanted, none for all
     * @return the layout's revision, and the item with its children
     */
    Two<UInt32, Layout> GetLayout(int parent, int depth, List<String> names);

    /** @param ids the items wanted, none for all */
    List<Properties> GetGroupProperties(List<Integer> ids, List<String> names);

    Variant<?> GetProperty(int id, String name);

    /** @param event {@code clicked}, {@code hovered}, {@code opened} or {@code closed} */
    void Event(int id, String event, Variant<?> data, UInt32 timestamp);

    /** @return the items that do not exist */
    List<Integer> EventGroup(List<Happening> events);

    /** @return whether the layout has to be asked for again */
    boolean AboutToShow(int id);

    /** @return the items whose layout has to be asked for again, and those that do not exist */
    Two<List<Integer>, List<Integer>> AboutToShowGroup(List<Integer> ids);

    /** An item with its properties and its children, each of which is again one of these. */
    final class Layout extends Struct {

        @Position(0)
        public final int id;
        @Position(1)
        public final Map<String, Variant<?>> properties;
        @Position(2)
        public final List<Variant<?>> children;

        public Layout(int id, Map<String, Variant<?>> properties, List<Variant<?>> children) {
            this.id = id;
            this.properties = Map.copyOf(properties);
            this.children = List.copyOf(children);
        }
    }

    /** An item with its properties. */
    final class Properties extends Struct {

        @Position(0)
        public final int id;
        @Position(1)
        public final Map<String, Variant<?>> values;

        public Properties(int id, Map<String, Variant<?>> values) {
            this.id = id;
            this.values = Map.copyOf(values);
        }
    }

    /** What {@link #Event} is told, among others. */
    final class Happening extends Struct {

        @Position(0)
        public final int id;
        @Position(1)
        public final String event;
        @Position(2)
        public final Variant<?> data;
        @Position(3)
        public final UInt32 timestamp;

        public Happening(int id, String event, Variant<?> data, UInt32 timestamp) {
            this.id = id;
            this.event = event;
            this.data = data;
            this.timestamp = timestamp;
        }
    }

    /** Two values that a call returns. */
    final class Two<A, B> extends Tuple {

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
