package app.stagepass.desktop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.types.Variant;

/** A menu as it came over the bus: {@code (ia{sv}av)}, unmarshalled without our own classes. */
record SeenMenu(int id, Map<String, Object> properties, List<SeenMenu> children) {

    static SeenMenu of(List<Object> revisionAndLayout) {
        return item(revisionAndLayout.get(1));
    }

    private static SeenMenu item(Object struct) {
        Object[] fields = (Object[]) struct;
        Map<String, Object> properties = new java.util.TreeMap<>();
        ((Map<?, ?>) fields[1])
                .forEach((name, value) -> properties.put((String) name, ((Variant<?>) value).getValue()));
        List<SeenMenu> children = new ArrayList<>();
        for (Object child : (List<?>) fields[2]) {
            children.add(item(((Variant<?>) child).getValue()));
        }
        return new SeenMenu((Integer) fields[0], properties, children);
    }

    /** The library unmarshals bytes within a structure as a list. */
    static byte[] bytes(Object value) {
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        List<?> list = (List<?>) value;
        byte[] bytes = new byte[list.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (Byte) list.get(i);
        }
        return bytes;
    }

    String label() {
        return String.valueOf(properties.getOrDefault("label", properties.get("type")));
    }

    /** The line with this label, at any depth. */
    SeenMenu line(String label) {
        return all().stream().filter(one -> one.label().equals(label)).findFirst().orElseThrow();
    }

    private List<SeenMenu> all() {
        List<SeenMenu> all = new ArrayList<>(List.of(this));
        children.forEach(child -> all.addAll(child.all()));
        return all;
    }

    List<String> labels() {
        return children.stream().map(SeenMenu::label).toList();
    }
}
