package app.stagepass.desktop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.Variant;

/** Answers a panel's questions about the picture, on the bus's threads, and passes clicks on. Public for the D-Bus library. */
public final class ExportedItem extends ExportedProperties implements StatusNotifierItem {

    private static final String PIXMAPS = "a(iiay)";

    private final TraySetting setting;
    private final Executor actions;
    private volatile Shown shown;

    private record Shown(TrayFace face, List<Pixmap> pixmaps) {

        static Shown of(TrayFace face) {
            return new Shown(face, TrayPicture.all(face).stream()
                    .map(one -> new Pixmap(one.size(), one.size(), one.argb())).toList());
        }
    }

    ExportedItem(TraySetting setting) {
        super(NAME, PATH);
        this.setting = setting;
        this.actions = setting.actions();
        this.shown = Shown.of(setting.first());
    }

    /** @return what was shown before */
    synchronized TrayFace change(TrayFace next) {
        TrayFace before = shown.face();
        shown = Shown.of(next);
        return before;
    }

    /** As the specification calls it. Never {@code Passive}: panels hide what is passive. */
    static String status(TrayShape shape) {
        return shape == TrayShape.NEEDS_YOU ? "NeedsAttention" : "Active";
    }

    @Override
    Map<String, Variant<?>> properties() {
        Shown moment = shown;
        TrayFace now = moment.face();
        List<Pixmap> pixmaps = moment.pixmaps();
        Map<String, Variant<?>> values = new LinkedHashMap<>();
        values.put("Category", new Variant<>("ApplicationStatus"));
        values.put("Id", new Variant<>(setting.id()));
        values.put("Title", new Variant<>(now.title()));
        values.put("Status", new Variant<>(status(now.shape())));
        values.put("WindowId", new Variant<>(0));
        values.put("IconName", new Variant<>(""));
        values.put("IconPixmap", new Variant<>(pixmaps, PIXMAPS));
        values.put("OverlayIconName", new Variant<>(""));
        values.put("OverlayIconPixmap", new Variant<>(List.of(), PIXMAPS));
        // The same pictures: panels take these for an item that needs attention.
        values.put("AttentionIconName", new Variant<>(""));
        values.put("AttentionIconPixmap", new Variant<>(pixmaps, PIXMAPS));
        values.put("AttentionMovieName", new Variant<>(""));
        values.put("ToolTip",
                new Variant<>(new ToolTip("", List.of(), now.title(), Markup.literally(now.tooltip())), ToolTip.class));
        values.put("IconThemePath", new Variant<>(""));
        values.put("ItemIsMenu", new Variant<>(false));
        values.put("Menu", new Variant<>(new DBusPath(DBusMenu.PATH)));
        return values;
    }

    @Override
    public void Activate(int x, int y) {
        actions.execute(setting.onActivate());
    }

    @Override
    public void SecondaryActivate(int x, int y) {
        actions.execute(setting.onActivate());
    }

    @Override
    public void ContextMenu(int x, int y) {
        // Asked of us only by a panel that cannot draw a menu. We cannot either, before the window is there: so open that.
        actions.execute(setting.onActivate());
    }

    @Override
    public void Scroll(int delta, String orientation) {
        // Nothing of ours scrolls.
    }
}
