package app.stagepass;

import app.stagepass.desktop.TrayFace;
import app.stagepass.desktop.TrayItem;
import app.stagepass.desktop.TrayShape;
import app.stagepass.handover.CopyFormat;
import app.stagepass.token.Credential;
import app.stagepass.token.CredentialId;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.words.Light;
import app.stagepass.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What the tray shows for what is known of the tokens. Pure. */
final class TrayFaces {

    /** A panel's menu does not scroll everywhere. */
    private static final int MOST_ACCOUNTS = 15;

    private final Words words;
    private final String title;
    private final boolean marked;
    private final Actions actions;

    /** What the menu's lines do. They return at once. */
    record Actions(Consumer<CredentialId> show, BiConsumer<CredentialId, CopyFormat> copy, Runnable checkAll,
            Lock lock, Runnable open, Runnable quit) {}

    /**
     * Locking the encrypted file.
     *
     * @param offered whether there is one to lock
     */
    record Lock(BooleanSupplier offered, Runnable run) {}

    /** @param sandbox nothing here is real, and it may stand beside one whose tokens are */
    TrayFaces(Words words, boolean sandbox, Actions actions) {
        this.words = words;
        this.title = words.text(sandbox ? "app.title.sandbox" : "app.name");
        this.marked = sandbox;
        this.actions = actions;
    }

    TrayFace of(List<CredentialSnapshot> credentials) {
        return new TrayFace(shape(credentials), marked, title, tooltip(credentials), menu(credentials));
    }

    /** Whether any of them is looked after here. */
    static boolean areWatched(List<CredentialSnapshot> credentials) {
        return credentials.stream().anyMatch(one -> Light.of(one.status()) != Light.GREY);
    }

    private static TrayShape shape(List<CredentialSnapshot> credentials) {
        return credentials.stream().map(one -> switch (Light.of(one.status())) {
            case GREY -> TrayShape.NOBODY;
            case GREEN -> TrayShape.FINE;
            case AMBER -> TrayShape.WORKING;
            case BLUE -> TrayShape.WAITING;
            case RED -> TrayShape.NEEDS_YOU;
        }).max(Comparator.naturalOrder()).orElse(TrayShape.NOBODY);
    }

    private String tooltip(List<CredentialSnapshot> credentials) {
        if (credentials.isEmpty()) {
            return words.text("tray.nobody");
        }
        if (!areWatched(credentials)) {
            return words.text("tray.all-moved");
        }
        long ready = credentials.stream().filter(one -> Light.of(one.status()) == Light.GREEN).count();
        long watched = credentials.stream().filter(one -> Light.of(one.status()) != Light.GREY).count();
        String summary = words.text("dashboard.summary", ready, watched);
        return worst(credentials)
                .map(one -> summary + "\n" + words.text("tray.account", name(one.credential()),
                        words.statuses().of(one.status())))
                .orElse(summary);
    }

    /** The first that needs somebody; nobody needs to read that all is well twice. */
    private static Optional<CredentialSnapshot> worst(List<CredentialSnapshot> credentials) {
        return credentials.stream().filter(one -> Light.of(one.status()) == Light.RED).findFirst()
                .or(() -> credentials.stream().filter(one -> Light.of(one.status()) == Light.BLUE).findFirst());
    }

    private List<TrayItem> menu(List<CredentialSnapshot> credentials) {
        List<TrayItem> menu = new ArrayList<>();
        credentials.stream().limit(MOST_ACCOUNTS).forEach(one -> menu.add(account(one)));
        if (credentials.size() > MOST_ACCOUNTS) {
            menu.add(new TrayItem.Entry(words.text("tray.more", credentials.size() - MOST_ACCOUNTS), true,
                    actions.open()));
        }
        if (!credentials.isEmpty()) {
            menu.add(new TrayItem.Separator());
            menu.add(new TrayItem.Entry(words.text("tray.check-all"), true, actions.checkAll()));
        }
        if (actions.lock().offered().getAsBoolean()) {
            menu.add(new TrayItem.Entry(words.text("tray.lock"), true, actions.lock().run()));
        }
        menu.add(new TrayItem.Entry(words.text("tray.open"), true, actions.open()));
        menu.add(new TrayItem.Separator());
        menu.add(new TrayItem.Entry(words.text("settings.quit"), true, actions.quit()));
        return menu;
    }

    private TrayItem account(CredentialSnapshot one) {
        Light light = Light.of(one.status());
        String label = light.sign() + " "
                + words.text("tray.account", name(one.credential()), words.statuses().of(one.status()));
        boolean live = light == Light.GREEN;
        return new TrayItem.Menu(label, List.of(copy(one, "details.copy.plain", CopyFormat.ACCESS_TOKEN, live),
                copy(one, "details.copy.chat", CopyFormat.CHAT_PASSWORD, live), new TrayItem.Separator(),
                new TrayItem.Entry(words.text(light == Light.RED ? "tray.mend" : "tray.open"), true,
                        () -> actions.show().accept(one.id()))));
    }

    private TrayItem copy(CredentialSnapshot one, String key, CopyFormat format, boolean live) {
        return new TrayItem.Entry(words.text(key), live, () -> actions.copy().accept(one.id(), format));
    }

    static String name(Credential credential) {
        String login = credential.account().login();
        return login.isEmpty() ? credential.label() : "@" + login;
    }
}
