package app.stagepass.ui;

import javafx.scene.input.DataFormat;
import javafx.scene.input.Clipboard;
import app.stagepass.oauth.OAuthException;
import app.stagepass.token.TokenSet;
import app.stagepass.token.ClientType;
import app.stagepass.token.ClientField;
import app.stagepass.oauth.OAuthException.Unreachable;
import app.stagepass.settings.Settings;
import app.stagepass.ui.PassphraseModel.Purpose;
import app.stagepass.vault.VaultException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.stage.Stage;

/** Draws every state of the window, with invented credentials, into PNG files, to be looked at. */
public final class Gallery {

    private final Path folder;

    private Gallery(Path folder) {
        this.folder = folder;
    }

    /** @param args the folder for the pictures */
    public static void main(String[] args) throws Exception {
        Gallery gallery = new Gallery(Files.createDirectories(Path.of(args[0])));
        CountDownLatch done = new CountDownLatch(1);
        Platform.startup(() -> {
            try {
                gallery.drawAll();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            } finally {
                done.countDown();
            }
        });
        if (!done.await(2, TimeUnit.MINUTES)) {
            throw new IllegalStateException("not drawn");
        }
        Platform.exit();
    }

    /** Something to be done with a window before its picture is taken. */
    @FunctionalInterface
    private interface Scenery {
        void set(Desk desk, MainWindow window) throws Exception;
    }

    private static final String FILE = "Encrypted file";
    private static final String MOVE = "Move to another computer";

    private void drawAll() throws Exception {
        for (Settings.Theme theme : new Settings.Theme[]{Settings.Theme.DARK, Settings.Theme.LIGHT}) {
            draw("four", theme, 1120, 740, GalleryDesks::four, (_, _) -> {});
            draw("roles", theme, 1120, 740, GalleryDesks::roles, (_, _) -> {});
            draw("new-version", theme, 900, 640, desk -> {
                GalleryDesks.one(desk);
                desk.releases = Optional.of(URI.create("https://example.org/releases/latest"));
            }, (_, window) -> window.released("1.3.0"));
            draw("dragging", theme, 1000, 700, GalleryDesks::roles, (_, window) -> drag(window));
            draw("first-run", theme, 1000, 700, _ -> {}, (_, _) -> {});
            draw("narrow", theme, 720, 600, GalleryDesks::four, (_, _) -> {});
            draw("trouble", theme, 1120, 800, GalleryDesks::trouble, (_, _) -> {});
            draw("copied", theme, 1000, 640, GalleryDesks::one, (_, window) -> click(window, "Copy token"));
            draw("revoke", theme, 1000, 640, GalleryDesks::one, (desk, window) -> menu(window, 6));
            draw("many", theme, 1000, 700, GalleryDesks::many, (_, _) -> {});
            draw("no-checks", theme, 1120, 740, GalleryDesks::unchecked, (_, _) -> {});
            draw("checks", theme, 1120, 900, GalleryDesks::storm, (_, _) -> {});
            draw("passphrase-new", theme, 1000, 700, GalleryDesks::one,
                    (desk, window) -> passphrase(desk, window, new Purpose.Begin(12, _ -> {})));
            draw("passphrase-unlock", theme, 1000, 640, GalleryDesks::one,
                    (desk, window) -> passphrase(desk, window, new Purpose.Unlock(_ -> {
                        throw new VaultException.WrongPassphrase();
                    })));
            draw("passphrase-change", theme, 1000, 700, GalleryDesks::one,
                    (desk, window) -> sheet(desk, window, new Purpose.Change(12, (_, _) -> {})));
            draw("passphrase-change-wrong", theme, 720, 560, GalleryDesks::one,
                    (desk, window) -> passphrase(desk, window, new Purpose.Change(12, (_, _) -> {
                        throw new VaultException.WrongPassphrase();
                    })));
            draw("passphrase-pack", theme, 1000, 700, GalleryDesks::one,
                    (desk, window) -> sheet(desk, window, new Purpose.Pack(12, _ -> {})));
            draw("passphrase-unpack", theme, 1000, 640, GalleryDesks::one,
                    (desk, window) -> passphrase(desk, window, new Purpose.Unpack(_ -> {
                        throw new VaultException.WrongPassphrase();
                    })));
            draw("moved", theme, 1120, 740, GalleryDesks::moved, (_, _) -> {});
            draw("move-pack", theme, 1000, 640, GalleryDesks::moved, (_, window) -> press(window, MOVE, "Pack"));
            draw("move-packed", theme, 1000, 640, GalleryDesks::moved, (_, window) -> {
                press(window, MOVE, "Pack");
                sheetButton(window, "Choose a place…");
            });
            draw("move-unpack", theme, 1000, 640, GalleryDesks::moved, (_, window) -> press(window, MOVE, "Unpack"));
            draw("move-arrived", theme, 1000, 640, GalleryDesks::moved, (_, window) -> {
                press(window, MOVE, "Unpack");
                sheetButton(window, "Take over");
            });
            draw("move-back", theme, 1120, 740, GalleryDesks::moved,
                    (_, window) -> sheetButton(window, "Take it back"));
            draw("works-for-now", theme, 1120, 740, GalleryDesks::worksForNow, (_, _) -> {});
            draw("network-manual", theme, 1000, 740, GalleryDesks::one, (desk, window) -> network(desk, window));
            draw("callback", theme, 1000, 780, GalleryDesks::one, (_, window) -> callback(window, 0));
            draw("callback-below", theme, 1000, 780, GalleryDesks::one, (_, window) -> callback(window, 1));
            draw("file-locked", theme, 1120, 740, GalleryDesks::lockedFile, (_, _) -> {});
            draw("file-damaged", theme, 1120, 740, GalleryDesks::damagedFile, (_, _) -> {});
            draw("file-menu", theme, 1120, 740, GalleryDesks::openFile, (_, window) -> fileMenu(window));
            draw("file-back", theme, 1000, 640, GalleryDesks::openFile, (_, window) -> press(window, FILE, "again…"));
            draw("file-stays", theme, 1000, 640, GalleryDesks::noWayBack, (_, window) -> {
                press(window, FILE, "again…");
                sheetButton(window, "Move them");
            });
            draw("callback-listens", theme, 900, 720, GalleryDesks::one, (_, window) -> listens(window));
            draw("import-stranger", theme, 900, 720, GalleryDesks::one, (desk, window) -> stranger(desk, window));
            draw("not-refreshed", theme, 1120, 740, GalleryDesks::one, (desk, window) -> notRefreshed(desk, window));
            draw("import", theme, 1000, 640, GalleryDesks::one, (_, window) -> bringIn(window));
            draw("import-broken", theme, 1000, 640, GalleryDesks::imports, (desk, window) -> {
                desk.saveTo = Optional.of(Path.of("/dev/null"));
                bringIn(window);
                sheetButton(window, "Choose a file…");
            });
            draw("import-seen", theme, 1000, 900, GalleryDesks::imports, (_, window) -> {
                bringIn(window);
                sheetButton(window, "Choose a file…");
            });
            draw("import-done", theme, 1000, 900, GalleryDesks::imports, (_, window) -> {
                bringIn(window);
                sheetButton(window, "Choose a file…");
                sheetButton(window, "Bring in 2");
            });
            draw("import-wipe", theme, 1000, 740, GalleryDesks::goodImport, (_, window) -> {
                bringIn(window);
                sheetButton(window, "Choose a file…");
                sheetButton(window, "Bring it in");
            });
            draw("import-narrow", theme, 720, 520, GalleryDesks::imports, (_, window) -> {
                bringIn(window);
                sheetButton(window, "Choose a file…");
            });
            draw("no-hits", theme, 1000, 640, GalleryDesks::four, (_, window) -> type(window, "zebra"));
        }
        draw("narrow-details", Settings.Theme.DARK, 720, 640, GalleryDesks::four, (_, window) -> open(window));
        draw("first-run-narrow", Settings.Theme.DARK, 720, 560, _ -> {}, (_, _) -> {});
        draw("sandbox", Settings.Theme.DARK, 1000, 640, GalleryDesks::one, (_, _) -> {},
                new Parts.Place(true, URI.create("http://localhost:7377/connections"),
                        Optional.of(URI.create("http://localhost:7377/control"))));
    }

    private void draw(String name, Settings.Theme theme, double width, double height, Prepare prepare,
            Scenery scenery) throws Exception {
        draw(name, theme, width, height, prepare, scenery, Parts.Place.REAL);
    }

    /** Fills a desk before the window opens. */
    @FunctionalInterface
    private interface Prepare {
        void fill(Desk desk) throws Exception;
    }

    private void draw(String name, Settings.Theme theme, double width, double height, Prepare prepare,
            Scenery scenery, Parts.Place place) throws Exception {
        try (Desk desk = new Desk()) {
            prepare.fill(desk);
            Stage stage = new Stage();
            try (MainWindow window = new MainWindow(stage,
                    desk.parts(Runnable::run, place, new Settings(theme, true)))) {
                stage.setWidth(width);
                stage.setHeight(height);
                window.show();
                window.drawn();
                window.overlay().applyCss();
                window.overlay().layout();
                scenery.set(desk, window);
                window.overlay().applyCss();
                window.overlay().layout();
                window.overlay().layout();
                Pictures.save(shown(stage).snapshot(null),
                        folder.resolve(name + "-" + theme.name().toLowerCase(java.util.Locale.ROOT) + ".png"));
            }
            stage.hide();
        }
    }

    /** The menu if one is open, else the window. */
    private static javafx.scene.Scene shown(Stage stage) {
        return javafx.stage.Window.getWindows().stream().filter(ContextMenu.class::isInstance)
                .map(javafx.stage.Window::getScene).findFirst().orElseGet(stage::getScene);
    }

    private static PassphraseModel sheet(Desk desk, MainWindow window, Purpose purpose) {
        PassphraseModel model = new PassphraseModel(desk.words.messages(), desk.words.failures(),
                new Work(Runnable::run, Runnable::run), purpose, _ -> {});
        window.overlay().show(new PassphraseSheet(model, desk.words.messages()), () -> {});
        return model;
    }

    /** With something wrong with it: the two that are typed differ, or what it is for throws. */
    private static void passphrase(Desk desk, MainWindow window, Purpose purpose) {
        String again = purpose instanceof Purpose.Begin ? "klavier" : "klavier regen";
        sheet(desk, window, purpose).submit("laterne".toCharArray(), "klavier regen".toCharArray(),
                again.toCharArray());
    }

    private static Menu submenu(MainWindow window, String name) {
        return ((MenuButton) window.overlay().lookup(".header .no-arrow")).getItems().stream()
                .filter(item -> item instanceof Menu menu && menu.getText().equals(name))
                .map(Menu.class::cast).findFirst().orElseThrow();
    }

    /** A popup is a window of its own, which no picture of this one holds: so its entries are drawn as a list. */
    private static void fileMenu(MainWindow window) {
        ContextMenu menu = new ContextMenu();
        menu.getItems().setAll(List.copyOf(submenu(window, FILE).getItems()));
        menu.show(window.overlay().getScene().getWindow());
    }

    private static void bringIn(MainWindow window) {
        ((MenuButton) window.overlay().lookup(".header .no-arrow")).getItems().stream()
                .filter(item -> "Bring in tokens…".equals(item.getText()))
                .forEach(javafx.scene.control.MenuItem::fire);
    }

    private static void press(MainWindow window, String menu, String text) {
        submenu(window, menu).getItems().stream()
                .filter(item -> item.getText() != null && item.getText().contains(text))
                .forEach(javafx.scene.control.MenuItem::fire);
    }

    /** Filled in, and tried without success. */
    private static void network(Desk desk, MainWindow window) {
        desk.network.way = Optional.of(new Unreachable(Unreachable.Reason.PROXY_AUTHENTICATION, false));
        ((MenuButton) window.overlay().lookup(".header .no-arrow")).getItems().stream()
                .filter(item -> "Network…".equals(item.getText())).forEach(javafx.scene.control.MenuItem::fire);
        ((javafx.scene.control.RadioButton) window.overlay().lookup("#network-manual")).fire();
        ((TextField) window.overlay().lookup("#network-field-host")).setText("proxy.corp.example");
        ((TextField) window.overlay().lookup("#network-field-port")).setText("3128");
        ((TextField) window.overlay().lookup("#network-field-user")).setText("owl");
        ((TextField) window.overlay().lookup("#network-field-password")).setText("letters");
        ((javafx.scene.control.Button) window.overlay().lookup("#network-test")).fire();
    }

    /** With much chosen, and one thing wrong; looked at from above or from below. */
    private static void callback(MainWindow window, double where) {
        ((MenuButton) window.overlay().lookup(".header .no-arrow")).getItems().stream()
                .filter(item -> "Sign-in address…".equals(item.getText())).forEach(javafx.scene.control.MenuItem::fire);
        window.overlay().applyCss();
        window.overlay().layout();
        for (String id : List.of("#callback-tls-made", "#callback-answer-templates", "#callback-route-on")) {
            ((javafx.scene.control.ButtonBase) window.overlay().lookup(id)).fire();
        }
        ((TextField) window.overlay().lookup("#callback-field-host")).setText("192.168.1.20");
        ((javafx.scene.control.Button) window.overlay().lookup("#callback-save")).fire();
        window.overlay().applyCss();
        window.overlay().layout();
        ((javafx.scene.control.ScrollPane) window.overlay().lookup(".network .scroll-pane")).setVvalue(where);
    }

    /** The starting route, just saved. */
    private static void listens(MainWindow window) {
        ((MenuButton) window.overlay().lookup(".header .no-arrow")).getItems().stream()
                .filter(item -> "Sign-in address…".equals(item.getText())).forEach(javafx.scene.control.MenuItem::fire);
        window.overlay().applyCss();
        window.overlay().layout();
        ((javafx.scene.control.CheckBox) window.overlay().lookup("#callback-route-on")).fire();
        ((TextField) window.overlay().lookup("#callback-field-scopes")).setText("chat:read chat:edit");
        @SuppressWarnings("unchecked")
        javafx.scene.control.ComboBox<Object> application = (javafx.scene.control.ComboBox<Object>) window.overlay()
                .lookup("#callback-field-application");
        application.setValue(application.getItems().getFirst());
        ((javafx.scene.control.Button) window.overlay().lookup("#callback-save")).fire();
        window.overlay().applyCss();
        window.overlay().layout();
        ((javafx.scene.control.ScrollPane) window.overlay().lookup(".network .scroll-pane")).setVvalue(1);
    }

    /** One token, of an application that is not known here. */
    private static void stranger(Desk desk, MainWindow window) {
        try {
            TokenSet tokens = desk.elsewhere(Desk.BOT, Desk.registration("Other", "strangerclientstrangerclient12",
                    ClientType.PUBLIC), "chat:read");
            Clipboard.getSystemClipboard().setContent(java.util.Map.of(DataFormat.PLAIN_TEXT,
                    tokens.access().reveal() + " " + tokens.refresh().orElseThrow().reveal()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        bringIn(window);
        sheetButton(window, "Paste");
    }

    /** Asked for the next token, which the application is not given. */
    private static void notRefreshed(Desk desk, MainWindow window) {
        open(window);
        window.overlay().applyCss();
        window.overlay().layout();
        desk.twitch.failNext(new OAuthException.InvalidClient(ClientField.CLIENT_SECRET, 403));
        sheetButton(window, "Refresh");
        sheetButton(window, "Close");
    }

    private static void sheetButton(MainWindow window, String text) {
        window.overlay().lookupAll(".button").stream().map(javafx.scene.control.Button.class::cast)
                .filter(button -> button.getText().equals(text)).forEach(javafx.scene.control.ButtonBase::fire);
    }

    private static void click(MainWindow window, String text) {
        window.overlay().lookupAll(".split-menu-button").stream()
                .map(javafx.scene.control.SplitMenuButton.class::cast).filter(b -> b.getText().equals(text))
                .forEach(javafx.scene.control.ButtonBase::fire);
    }

    private static void menu(MainWindow window, int item) {
        javafx.scene.control.MenuButton more = (javafx.scene.control.MenuButton) window.overlay()
                .lookup(".details .no-arrow");
        more.getItems().get(item).fire();
    }

    /** The first card, held over the third. */
    private static void drag(MainWindow window) {
        javafx.scene.Node list = window.overlay().lookup(".card-list");
        window.overlay().applyCss();
        window.overlay().layout();
        for (var kind : List.of(javafx.scene.input.MouseEvent.MOUSE_PRESSED,
                javafx.scene.input.MouseEvent.MOUSE_DRAGGED)) {
            double y = kind == javafx.scene.input.MouseEvent.MOUSE_PRESSED ? 40 : 290;
            javafx.geometry.Point2D at = list.localToScene(60, y);
            list.fireEvent(new javafx.scene.input.MouseEvent(kind, at.getX(), at.getY(), at.getX(), at.getY(),
                    javafx.scene.input.MouseButton.PRIMARY, 1, false, false, false, false, true, false, false, false,
                    false, false, null));
        }
    }

    private static void type(MainWindow window, String text) {
        ((TextField) window.overlay().lookup(".search")).setText(text);
    }

    private static void open(MainWindow window) {
        window.overlay().lookup(".card-list").fireEvent(new javafx.scene.input.KeyEvent(
                javafx.scene.input.KeyEvent.KEY_PRESSED, "", "", javafx.scene.input.KeyCode.ENTER, false, false, false,
                false));
    }
}
