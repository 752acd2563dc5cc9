package app.stagepass.ui;

import app.stagepass.oauth.OAuthException;
import app.stagepass.oauth.OAuthException.Unreachable;
import app.stagepass.settings.Settings;
import app.stagepass.token.Account;
import app.stagepass.token.CredentialId;
import app.stagepass.ui.PassphraseModel.Purpose;
import app.stagepass.vault.VaultException;
import app.stagepass.vault.VaultException.Unavailable.Missing;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

    private void drawAll() throws Exception {
        for (Settings.Theme theme : new Settings.Theme[]{Settings.Theme.DARK, Settings.Theme.LIGHT}) {
            draw("four", theme, 1120, 740, Gallery::four, (_, _) -> {});
            draw("first-run", theme, 1000, 700, _ -> {}, (_, _) -> {});
            draw("narrow", theme, 720, 600, Gallery::four, (_, _) -> {});
            draw("trouble", theme, 1120, 800, Gallery::trouble, (_, _) -> {});
            draw("copied", theme, 1000, 640, Gallery::one, (_, window) -> click(window, "Copy token"));
            draw("revoke", theme, 1000, 640, Gallery::one, (desk, window) -> menu(window, 4));
            draw("many", theme, 1000, 700, Gallery::many, (_, _) -> {});
            draw("no-checks", theme, 1120, 740, Gallery::unchecked, (_, _) -> {});
            draw("checks", theme, 1120, 900, Gallery::storm, (_, _) -> {});
            draw("passphrase-new", theme, 1000, 700, Gallery::one,
                    (desk, window) -> passphrase(desk, window, new Purpose.Begin(12, _ -> {})));
            draw("passphrase-unlock", theme, 1000, 640, Gallery::one,
                    (desk, window) -> passphrase(desk, window, new Purpose.Unlock(_ -> {
                        throw new VaultException.WrongPassphrase();
                    })));
            draw("passphrase-change", theme, 1000, 700, Gallery::one,
                    (desk, window) -> sheet(desk, window, new Purpose.Change(12, (_, _) -> {})));
            draw("passphrase-change-wrong", theme, 720, 560, Gallery::one,
                    (desk, window) -> passphrase(desk, window, new Purpose.Change(12, (_, _) -> {
                        throw new VaultException.WrongPassphrase();
                    })));
            draw("file-locked", theme, 1120, 740, Gallery::lockedFile, (_, _) -> {});
            draw("file-damaged", theme, 1120, 740, Gallery::damagedFile, (_, _) -> {});
            draw("file-menu", theme, 1120, 740, Gallery::openFile, (_, window) -> fileMenu(window));
            draw("file-back", theme, 1000, 640, Gallery::openFile, (_, window) -> press(window, "again…"));
            draw("file-stays", theme, 1000, 640, Gallery::noWayBack, (_, window) -> {
                press(window, "again…");
                sheetButton(window, "Move them");
            });
            draw("no-hits", theme, 1000, 640, Gallery::four, (_, window) -> type(window, "zebra"));
        }
        draw("narrow-details", Settings.Theme.DARK, 720, 640, Gallery::four, (_, window) -> open(window));
        draw("first-run-narrow", Settings.Theme.DARK, 720, 560, _ -> {}, (_, _) -> {});
        draw("sandbox", Settings.Theme.DARK, 1000, 640, Gallery::one, (_, _) -> {},
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

    private static void four(Desk desk) throws Exception {
        CredentialId owl = desk.signedIn(Desk.OWL, desk.app, "channel:read:subscriptions", "channel:manage:broadcast",
                "moderator:read:followers", "bits:read", "channel:read:stream_key", "clips:edit", "user:read:email");
        CredentialId bot = desk.signedIn(Desk.BOT, desk.app, "chat:read", "chat:edit");
        desk.signedIn(Desk.MIKA, desk.publicApp, "moderator:manage:banned_users", "moderator:read:chatters");
        CredentialId pixel = desk.signedIn(new Account("3321", "pixelpanda", "PixelPanda",
                Optional.of(URI.create("https://x.example/1"))), desk.app, "channel:bot");
        hours(desk, 15, owl, bot, pixel);
        desk.clock.forward(Duration.ofHours(2)); // the program is off
        hours(desk, 7, owl, bot, pixel);
        desk.twitch.failNext(new Unreachable(Unreachable.Reason.TIMED_OUT, false));
        desk.validator.check(bot);
        desk.validator.check(bot);
        desk.clock.forward(Duration.ofMinutes(50));
        desk.restart();
        desk.validator.check(owl);
        desk.validator.check(pixel);
        desk.twitch.failNext(new OAuthException.InvalidToken(), new OAuthException.InvalidRefreshToken(400));
        desk.validator.check(bot);
    }

    /** Hourly checks at ten past. */
    private static void hours(Desk desk, int hours, CredentialId... ids) {
        for (int hour = 0; hour < hours; hour++) {
            for (CredentialId id : ids) {
                desk.validator.check(id);
            }
            desk.clock.forward(Duration.ofHours(1));
        }
    }

    private static void unchecked(Desk desk) throws Exception {
        desk.signedIn(Desk.OWL, desk.app, "chat:read", "chat:edit");
    }

    /** A day with everything in it. */
    private static void storm(Desk desk) throws Exception {
        CredentialId owl = desk.connected(Desk.OWL, desk.app, "chat:read", "chat:edit");
        desk.clock.forward(Duration.ofMinutes(10));
        hours(desk, 9, owl);
        desk.clock.forward(Duration.ofHours(3));
        desk.twitch.failNext(new Unreachable(Unreachable.Reason.NAME_NOT_FOUND, false),
                new Unreachable(Unreachable.Reason.TIMED_OUT, false), new OAuthException.ServerFailing(503,
                        Optional.empty()));
        hours(desk, 3, owl);
        desk.twitch.failNext(new OAuthException.RateLimited(Optional.empty()));
        desk.validator.check(owl);
        hours(desk, 2, owl);
        desk.keyring.be(app.stagepass.vault.MapSecretStore.Mood.LOCKED);
        hours(desk, 1, owl);
        desk.keyring.be(app.stagepass.vault.MapSecretStore.Mood.OPEN);
        hours(desk, 5, owl);
    }

    private static void one(Desk desk) throws Exception {
        desk.connected(Desk.OWL, desk.app, "chat:read", "chat:edit", "whispers:read");
        desk.clock.forward(Duration.ofMinutes(20));
    }

    private static void trouble(Desk desk) throws Exception {
        CredentialId first = desk.connected(Desk.OWL, desk.app, "chat:read", "future:scope:that_is_new");
        CredentialId second = desk.connected(new Account("77", "a_login_that_is_rather_long_x",
                "A Display Name That Really Goes On For Ever And Ever", Optional.empty()), desk.app);
        CredentialId third = desk.connected(Desk.BOT, desk.publicApp, "chat:edit");
        desk.clock.forward(Duration.ofMinutes(50));
        desk.twitch.failNext(new Unreachable(Unreachable.Reason.TIMED_OUT, false),
                new Unreachable(Unreachable.Reason.NAME_NOT_FOUND, false));
        desk.validator.check(first);
        desk.validator.check(second);
        desk.keyring.absent(Missing.SECRET_SERVICE);
        desk.validator.check(third);
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

    private static void openFile(Desk desk) throws Exception {
        desk.connected(Desk.OWL, desk.app, "chat:read", "chat:edit");
        desk.inFile = true;
        desk.keyringName = "Encrypted file";
        desk.otherKeyring = Optional.of("GNOME Keyring");
    }

    private static void noWayBack(Desk desk) throws Exception {
        openFile(desk);
        desk.noWayBack = Optional.of(new VaultException.NotKept());
    }

    private static void lockedFile(Desk desk) throws Exception {
        openFile(desk);
        desk.keyring.be(app.stagepass.vault.MapSecretStore.Mood.LOCKED_FOR_GOOD);
        desk.keyring.lockVisibly(true);
    }

    private static void damagedFile(Desk desk) throws Exception {
        openFile(desk);
        desk.keyring.be(app.stagepass.vault.MapSecretStore.Mood.LOCKED_FOR_GOOD);
        desk.keyring.lockVisibly(true);
        desk.notRead = Optional.of(new VaultException.FileNotRead(
                Path.of("/home/owl/.local/share/stagepass/secrets.vault"), VaultException.FileNotRead.Why.DAMAGED));
    }

    private static Menu fileSubmenu(MainWindow window) {
        return ((MenuButton) window.overlay().lookup(".header .no-arrow")).getItems().stream()
                .filter(item -> item instanceof Menu menu && menu.getText().equals("Encrypted file"))
                .map(Menu.class::cast).findFirst().orElseThrow();
    }

    /** A popup is a window of its own, which no picture of this one holds: so its entries are drawn as a list. */
    private static void fileMenu(MainWindow window) {
        ContextMenu menu = new ContextMenu();
        menu.getItems().setAll(List.copyOf(fileSubmenu(window).getItems()));
        menu.show(window.overlay().getScene().getWindow());
    }

    private static void press(MainWindow window, String text) {
        fileSubmenu(window).getItems().stream().filter(item -> item.getText() != null && item.getText().contains(text))
                .forEach(javafx.scene.control.MenuItem::fire);
    }

    private static void sheetButton(MainWindow window, String text) {
        window.overlay().lookupAll(".button").stream().map(javafx.scene.control.Button.class::cast)
                .filter(button -> button.getText().equals(text)).forEach(javafx.scene.control.ButtonBase::fire);
    }

    private static void many(Desk desk) throws Exception {
        for (int i = 1; i <= 40; i++) {
            CredentialId id = desk.signedIn(new Account("10" + i, "streamer_" + i, "Streamer " + i,
                    Optional.empty()), i % 3 == 0 ? desk.publicApp : desk.app, "chat:read", "chat:edit", "bits:read");
            if (i % 5 != 0) {
                desk.validator.check(id);
            }
        }
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

    private static void type(MainWindow window, String text) {
        ((TextField) window.overlay().lookup(".search")).setText(text);
    }

    private static void open(MainWindow window) {
        window.overlay().lookup(".card-list").fireEvent(new javafx.scene.input.KeyEvent(
                javafx.scene.input.KeyEvent.KEY_PRESSED, "", "", javafx.scene.input.KeyCode.ENTER, false, false, false,
                false));
    }
}
