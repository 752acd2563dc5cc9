package app.stagepass.desktop;

import app.stagepass.desktop.NumberedMenu.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** Answers a panel's questions about the menu, on the bus's threads, and passes clicks on. Public for the D-Bus library. */
public final class ExportedMenu extends ExportedProperties implements DBusMenu {

    private final Executor actions;
    private volatile Shown shown = new Shown(0, NumberedMenu.EMPTY);

    private record Shown(long revision, NumberedMenu menu) {}

    ExportedMenu(Executor actions) {
        super(NAME, PATH);
        this.actions = actions;
    }

    /** @return the new revision if a panel has to ask again */
    synchronized Optional<UInt32> change(List<TrayItem> items) {
        Shown before = shown;
        NumberedMenu menu = before.menu().then(items);
        boolean same = menu.looksLike(before.menu());
        shown = new Shown(same ? before.revision() : before.revision() + 1, menu);
        return same ? Optional.empty() : Optional.of(new UInt32(shown.revision()));
    }

    @Override
    Map<String, Variant<?>> properties() {
        return Map.of("Version", new Variant<>(new UInt32(3)), "TextDirection", new Variant<>("ltr"), "Status",
                new Variant<>("normal"), "IconThemePath", new Variant<>(new String[0], "as"));
    }

    @Override
    public Two<UInt32, Layout> GetLayout(int parent, int depth, List<String> names) {
        Shown now = shown;
        return new Two<>(new UInt32(now.revision()), layout(line(now, parent), depth, names));
    }

    @Override
    public List<Properties> GetGroupProperties(List<Integer> ids, List<String> names) {
        return shown.menu().lines().values().stream().filter(line -> ids.isEmpty() || ids.contains(line.id()))
                .map(line -> new Properties(line.id(), properties(line, names))).toList();
    }

    @Override
    public Variant<?> GetProperty(int id, String name) {
        Variant<?> value = properties(line(shown, id), List.of(name)).get(name);
        if (value == null) {
            throw new DBusExecutionException("no such property");
        }
        return value;
    }

    @Override
    public void Event(int id, String event, Variant<?> data, UInt32 timestamp) {
        if (event.equals("clicked")) {
            actions.execute(shown.menu().action(id));
        }
    }

    @Override
    public List<Integer> EventGroup(List<Happening> events) {
        events.forEach(one -> Event(one.id, one.event, one.data, one.timestamp));
        return unknown(events.stream().map(one -> one.id).toList());
    }

    @Override
    public boolean AboutToShow(int id) {
        return false; // what changed was told when it changed
    }

    @Override
    public Two<List<Integer>, List<Integer>> AboutToShowGroup(List<Integer> ids) {
        return new Two<>(List.of(), unknown(ids));
    }

    private List<Integer> unknown(List<Integer> ids) {
        Map<Integer, Line> lines = shown.menu().lines();
        return ids.stream().filter(id -> !lines.containsKey(id)).toList();
    }

    private static Line line(Shown now, int id) {
        Line line = now.menu().lines().get(id);
        if (line == null) {
            throw new DBusExecutionException("no such item");
        }
        return line;
    }

    private static Layout layout(Line line, int depth, List<String> names) {
        List<Variant<?>> children = new ArrayList<>();
        if (depth != 0) {
            for (Line child : line.children()) {
                children.add(new Variant<>(layout(child, depth - 1, names), Layout.class));
            }
        }
        return new Layout(line.id(), properties(line, names), children);
    }

    private static Map<String, Variant<?>> properties(Line line, List<String> names) {
        Map<String, Variant<?>> values = new LinkedHashMap<>();
        switch (line.kind()) {
            case SEPARATOR -> values.put("type", new Variant<>("separator"));
            case MENU -> {
                values.put("label", new Variant<>(literally(line.label())));
                values.put("children-display", new Variant<>("submenu"));
            }
            case ENTRY -> {
                values.put("label", new Variant<>(literally(line.label())));
                values.put("enabled", new Variant<>(line.enabled()));
            }
        }
        if (!names.isEmpty()) {
            values.keySet().retainAll(names);
        }
        return values;
    }

    /** A single underscore would mark the next letter as the line's key, and names at Twitch are full of them. */
    private static String literally(String label) {
        return label.replace("_", "__");
    }
}
