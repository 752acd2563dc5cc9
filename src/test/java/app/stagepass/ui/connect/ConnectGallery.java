package app.stagepass.ui.connect;

import app.stagepass.oauth.AuthorizationResponse;
import app.stagepass.oauth.OAuthException;
import app.stagepass.settings.Settings;
import app.stagepass.token.ClientId;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientType;
import app.stagepass.token.GrantType;
import app.stagepass.token.RedirectUri;
import app.stagepass.token.RegistrationId;
import app.stagepass.token.ScopeCatalog;
import app.stagepass.ui.Overlay;
import app.stagepass.ui.theme.Theme;
import app.stagepass.vault.MapSecretStore;
import app.stagepass.watch.CredentialSnapshot;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.testfx.util.WaitForAsyncUtils;

/** Draws every sheet, to be looked at: {@code ConnectGallery FOLDER WIDTHxHEIGHT}, one picture a sheet and theme. */
final class ConnectGallery {

    private final Path folder;
    private final double width;
    private final double height;

    private ConnectGallery(Path folder, double width, double height) {
        this.folder = folder;
        this.width = width;
        this.height = height;
    }

    public static void main(String[] arguments) throws Exception {
        String[] size = arguments[1].split("x", 2);
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Platform.startup(() -> {});
        Platform.setImplicitExit(false);
        for (Settings.Theme theme : new Settings.Theme[]{Settings.Theme.DARK, Settings.Theme.LIGHT}) {
            ConnectGallery gallery = new ConnectGallery(folder, Double.parseDouble(size[0]),
                    Double.parseDouble(size[1]));
            gallery.drawAll(theme);
        }
        Platform.exit();
    }

    private final class Wall {

        final Desk desk = new Desk();
        final Overlay overlay;
        final Scene scene;
        final ConnectFlow flow;
        final Stage window;
        final String look;
        final Settings.Theme choice;

        Wall(Settings.Theme choice) throws Exception {
            this.choice = choice;
            look = choice.name().toLowerCase(java.util.Locale.ROOT);
            overlay = fx(() -> new Overlay(new StackPane(new Label("Dashboard"))));
            scene = fx(() -> new Scene(overlay, width, height));
            flow = new ConnectFlow(desk.parts(Platform::runLater));
            window = fx(() -> {
                Theme theme = new Theme(choice, Platform.getPreferences().colorSchemeProperty());
                theme.dress(scene);
                Stage stage = new Stage();
                stage.setScene(scene);
                stage.show();
                return stage;
            });
        }

        void go(Runnable action) throws Exception {
            fx(() -> {
                action.run();
                return true;
            });
        }

        void see(String id) throws Exception {
            WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> fx(() -> scene.lookup(id) != null));
        }

        void press(String id) throws Exception {
            see(id);
            go(() -> ((Button) scene.lookup(id)).fire());
        }

        void type(String id, String text) throws Exception {
            see(id);
            go(() -> ((TextInputControl) scene.lookup(id)).setText(text));
        }

        void draw(String name) throws Exception {
            for (int i = 0; i < 4; i++) {
                go(() -> {});
                WaitForAsyncUtils.waitForFxEvents();
            }
            WritableImage image = fx(() -> scene.snapshot(null));
            write(image, folder.resolve(name + "-" + look + ".png"));
            go(() -> {
                int number = 2;
                for (Node node : scene.getRoot().lookupAll(".sheet-scroll")) {
                    ScrollPane scroll = (ScrollPane) node;
                    if (scroll.getContent().getLayoutBounds().getHeight() > scroll.getViewportBounds().getHeight()
                            + 4) {
                        scroll.setVvalue(1);
                        write(scene.snapshot(null), folder.resolve(name + "-" + number++ + "-" + look + ".png"));
                    }
                }
            });
        }

        void close() throws Exception {
            go(() -> {
                flow.close();
                window.close();
            });
        }
    }

    private void drawWays(Wall ways) throws Exception {
        ways.desk.registered("Overlay tools", Desk.CLIENT_ID);
        ways.go(() -> ways.flow.addToken(ways.overlay));
        ways.see("#way-DEVICE_CODE");
        for (GrantType way : GrantType.values()) {
            ways.go(() -> ((ToggleButton) ways.scene.lookup("#way-" + way)).fire());
            ways.draw("30-way-" + way);
        }
        ways.go(() -> ((ToggleButton) ways.scene.lookup("#way-DEVICE_CODE")).fire());
        ways.type("#ways-login", "not a name!");
        ways.press("#sign-in");
        ways.draw("31-way-login-malformed");
        ways.type("#ways-login", "@NightOwl");
        ways.press("#sign-in");
        ways.see("#copy-code");
        ways.press("#copy-code");
        ways.draw("32-device-covered");
        ways.go(() -> hold(ways.scene, true));
        ways.see("#user-code");
        ways.draw("33-device-held-open");
        ways.go(() -> hold(ways.scene, false));
        ways.desk.twitch.agreeOnDevice(Desk.OWL);
        ways.see("#confirm-account");
        ways.draw("34-device-confirm");
        ways.go(() -> ways.flow.addToken(ways.overlay));
        ways.see("#way-DEVICE_CODE");
        ways.type("#ways-login", "somebodyelse");
        ways.go(() -> ((ToggleButton) ways.scene.lookup("#way-DEVICE_CODE")).fire());
        ways.press("#sign-in");
        ways.see("#copy-code");
        ways.desk.twitch.agreeOnDevice(Desk.BOT);
        ways.see("#other-again");
        ways.draw("35-device-other-account");
        ways.press("#connect-other-by-link");
        ways.see("#copy-link");
        ways.draw("36-link-only");
        ways.go(() -> ways.flow.addToken(ways.overlay));
        ways.see("#way-DEVICE_CODE");
        ways.go(() -> ((ToggleButton) ways.scene.lookup("#way-CLIENT_CREDENTIALS")).fire());
        ways.press("#sign-in");
        ways.see("#done");
        ways.draw("37-app-token");
        ways.close();

        Wall open = new Wall(ways.choice);
        ClientRegistration app = new ClientRegistration(RegistrationId.random(), "Open bot",
                new ClientId("openbotopenbotopenbotopenbot12"), ClientType.PUBLIC, RedirectUri.DEFAULT);
        open.desk.registrations.save(app, Optional.empty());
        open.go(() -> open.flow.addToken(open.overlay));
        open.see("#sign-in");
        open.draw("38-public-only-code");
        open.go(() -> open.flow.applications(open.overlay));
        open.see(".application-card");
        open.press("#edit-" + app.id());
        open.see("#save-registration");
        open.draw("39-public-form");
        open.close();
    }

    private static void hold(Scene scene, boolean down) {
        Node field = scene.lookup("#hold-to-see");
        field.fireEvent(new KeyEvent(down ? KeyEvent.KEY_PRESSED : KeyEvent.KEY_RELEASED, "", "", KeyCode.SPACE,
                false, false, false, false));
    }

    private void drawAll(Settings.Theme theme) throws Exception {
        Wall first = new Wall(theme);
        first.go(() -> first.flow.addToken(first.overlay));
        first.see("#save-registration");
        first.draw("01-first-application");
        first.type("#registration-NAME", "Overlay tools");
        first.type("#registration-CLIENT_ID", "MyOldClient");
        first.type("#registration-REDIRECT_URI", "http://192.168.1.5:7277/oauth/callback");
        first.press("#save-registration");
        first.draw("02-form-with-notes");
        first.type("#registration-CLIENT_ID", Desk.CLIENT_ID);
        first.type("#registration-CLIENT_SECRET", Desk.CLIENT_SECRET);
        first.type("#registration-REDIRECT_URI", "http://localhost:7277/oauth/callback");
        first.desk.keyring.be(MapSecretStore.Mood.LOCKED);
        first.press("#save-registration");
        first.see("#next-step");
        first.draw("03-keyring-locked");
        first.press("#next-step");
        first.see("#sign-in");
        first.draw("04-scopes");
        first.press("#scope-paste");
        first.type("#scope-paste-text", "chat:read, bits");
        first.draw("04b-scopes-paste");
        first.type("#scope-paste-text", "https://id.twitch.tv/oauth2/authorize?client_id=abc&scope=bits%3Aread"
                + "+whispers%3Aread+channel%3Aread%3Afireworks+chat/read+abcdefghij0123456789abcdefghij");
        first.draw("04c-scopes-pasted");
        first.press("#scope-paste");
        first.go(() -> ((TextInputControl) first.scene.lookup("#scope-search")).setText("moderator banned"));
        first.draw("05-scopes-searched");
        first.go(() -> ((TextInputControl) first.scene.lookup("#scope-search")).setText(""));
        first.press("#sign-in");
        first.see("#open-again");
        first.desk.clock.forward(Duration.ofSeconds(63));
        first.go(() -> first.desk.ticks.forEach(Runnable::run));
        first.press("#copy-link");
        first.draw("06-waiting");
        first.desk.agree(Desk.CLIENT_ID, Desk.OWL, Desk.scopes("chat:read"));
        first.see("#next-step");
        first.draw("07-client-unknown");
        first.press("#next-step");
        first.see("#save-registration");
        first.draw("08-form-refused");
        first.desk.knownAtTwitch(Desk.CLIENT_ID);
        first.press("#save-registration");
        first.see("#open-again");
        first.desk.keyring.be(MapSecretStore.Mood.LOCKED);
        first.desk.agree(Desk.CLIENT_ID, Desk.OWL, Desk.scopes("chat:read"));
        first.see("#done");
        first.draw("09-connected-with-cautions");
        first.close();

        Wall many = new Wall(theme);
        ClientRegistration tools = many.desk.registered("Overlay tools", Desk.CLIENT_ID);
        many.desk.registered("A mod desk whose name somebody made as long as Twitch lets a name be",
                "moddeskmoddeskmoddeskmoddesk12");
        CredentialSnapshot owl = many.desk.connected(tools, Desk.OWL, "chat:read", "bits:read");
        many.desk.connected(tools, Desk.BOT, "chat:read");
        many.go(() -> many.flow.addToken(many.overlay));
        many.see("#add-application");
        many.draw("10-choice");
        many.go(() -> many.flow.applications(many.overlay));
        many.see(".application-card");
        many.press("#remove-" + many.desk.registrations.all().getLast().id());
        many.draw("11-applications");
        many.go(() -> many.flow.reconnect(many.overlay, owl));
        many.see("#sign-in");
        many.go(() -> ((javafx.scene.control.CheckBox) many.scene.lookup("#scope-bits-read")).fire());
        many.draw("12-reconnect-loses");
        many.go(() -> ((javafx.scene.control.CheckBox) many.scene.lookup("#task-chat-bot")).fire());
        many.go(() -> ((javafx.scene.control.CheckBox) many.scene.lookup("#scope-channel-read-stream_key")).fire());
        many.go(() -> ((javafx.scene.control.CheckBox) many.scene.lookup("#scope-bits-read")).fire());
        many.go(() -> ((javafx.scene.control.CheckBox) many.scene.lookup("#task-chat-bot")).requestFocus());
        many.draw("12b-reconnect-difference");
        many.go(() -> ((TextInputControl) many.scene.lookup("#scope-search")).setText("stream key"));
        many.draw("12c-sensitive");
        many.go(() -> ((TextInputControl) many.scene.lookup("#scope-search")).setText("no such thing"));
        many.draw("12d-none-found");
        many.go(() -> ((TextInputControl) many.scene.lookup("#scope-search")).setText(""));
        many.go(() -> ScopeCatalog.load().entries().stream().filter(one -> !one.retired())
                .map(one -> (javafx.scene.control.CheckBox) many.scene
                        .lookup("#scope-" + one.scope().value().replace(':', '-')))
                .filter(box -> !box.isSelected()).forEach(javafx.scene.control.CheckBox::fire));
        many.draw("13-all-scopes");
        many.desk.browserMissing = true;
        many.press("#sign-in");
        many.see("#copy-link");
        many.draw("14-no-browser");
        many.desk.agree(Desk.CLIENT_ID, Desk.BOT, Desk.scopes("chat:read"));
        many.see("#other-again");
        many.draw("15-other-account");
        many.desk.twitch.failNext(new OAuthException.ServerFailing(503, Optional.empty()));
        many.go(() -> ((Button) many.scene.lookup("#connect-other-discard")).fire());
        many.see(".banner-red");
        many.draw("16-other-account-not-revoked");
        many.press("#connect-other-keep");
        many.see("#done");
        many.draw("17-connected");
        many.go(() -> many.flow.addToken(many.overlay));
        many.press("#choose-" + tools.id());
        many.press("#sign-in");
        many.see("#copy-link");
        many.desk.door.arrives(new AuthorizationResponse.Denied());
        many.see("#next-step");
        many.draw("18-denied");
        many.press("#next-step");
        many.see("#copy-link");
        many.desk.door.timeIsUp(new OAuthException.NoCallback(true, false, false));
        many.see(".banner-red");
        many.draw("19-no-callback");
        many.desk.door.takenBy(7277, "node");
        many.press("#connect-try-again");
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> fx(
                () -> many.scene.lookup(".sheet-title") instanceof Label label && label.getText().contains("7277")));
        many.draw("20-port-taken");
        many.press("#next-step");
        many.see("#save-registration");
        many.draw("21-other-port");
        many.close();

        drawWays(new Wall(theme));
        Wall sandbox = new Wall(theme);
        sandbox.desk.place = new ConnectParts.Place(true, new RedirectUri("http://localhost:7279/oauth/callback"),
                java.net.URI.create("http://localhost:7377/control"),
                java.util.List.of(
                        new ReadyApplication("Sandbox Overlay", new ClientId("sandboxconfidential00000000001"),
                                ClientType.CONFIDENTIAL, Optional.empty()),
                        new ReadyApplication("Sandbox Public", new ClientId("sandboxpublic00000000000000001"),
                                ClientType.PUBLIC, Optional.empty())));
        ConnectFlow there = new ConnectFlow(sandbox.desk.parts(Platform::runLater));
        sandbox.desk.registered("Sandbox Overlay", "sandboxconfidential00000000001");
        sandbox.go(() -> there.firstRegistration(sandbox.overlay));
        sandbox.press("#ready-sandboxpublic00000000000000001");
        sandbox.draw("40-sandbox-form");
        sandbox.press("#ready-sandboxconfidential00000000001");
        sandbox.type("#registration-CLIENT_SECRET", Desk.CLIENT_SECRET);
        sandbox.press("#save-registration");
        sandbox.see("#use-known");
        sandbox.draw("41-registered-already");
        sandbox.go(there::close);
        sandbox.close();
        Wall steps = new Wall(theme);
        steps.go(() -> {
            Sheet sheet = new Sheet(steps.desk.messages.text("connect.title"), 540);
            sheet.middle(new StepList(steps.desk.messages, GrantType.AUTHORIZATION_CODE, SignInPhase.Step.VALIDATING));
            sheet.foot();
            steps.overlay.showFirmly(sheet);
        });
        steps.draw("22-steps");
        steps.close();
    }

    private static <T> T fx(Callable<T> action) throws Exception {
        return WaitForAsyncUtils.asyncFx(action).get(10, TimeUnit.SECONDS);
    }

    /** An eight-bit RGB PNG (RFC 2083); javafx.swing, which could write one, is no dependency of ours. */
    private static void write(WritableImage image, Path file) {
        int wide = (int) image.getWidth();
        int high = (int) image.getHeight();
        PixelReader pixels = image.getPixelReader();
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            out.write(new byte[]{(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
            chunk(out, "IHDR", data -> {
                data.writeInt(wide);
                data.writeInt(high);
                data.write(new byte[]{8, 2, 0, 0, 0});
            });
            chunk(out, "IDAT", data -> {
                try (OutputStream rows = new DeflaterOutputStream(data)) {
                    for (int y = 0; y < high; y++) {
                        byte[] row = new byte[1 + 3 * wide];
                        for (int x = 0; x < wide; x++) {
                            int argb = pixels.getArgb(x, y);
                            row[1 + 3 * x] = (byte) (argb >> 16);
                            row[2 + 3 * x] = (byte) (argb >> 8);
                            row[3 + 3 * x] = (byte) argb;
                        }
                        rows.write(row);
                    }
                }
            });
            chunk(out, "IEND", _ -> {});
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private interface Filling {

        void fill(DataOutputStream data) throws IOException;
    }

    private static void chunk(DataOutputStream out, String type, Filling filling) throws IOException {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(bytes);
        data.writeBytes(type);
        filling.fill(data);
        data.flush();
        CRC32 sum = new CRC32();
        sum.update(bytes.toByteArray());
        out.writeInt(bytes.size() - 4);
        out.write(bytes.toByteArray());
        out.writeInt((int) sum.getValue());
    }
}
