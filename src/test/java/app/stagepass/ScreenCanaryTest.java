package app.stagepass;

import app.stagepass.ui.Tip;
import app.stagepass.ui.TimerSecondHand;
import app.stagepass.watch.Labels;
import app.stagepass.token.Account;
import app.stagepass.token.CredentialId;
import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.ScreenText.Channel;
import app.stagepass.ScreenText.Piece;
import app.stagepass.handover.Clipboard;
import app.stagepass.sandbox.FakeBrowser.Intention;
import app.stagepass.settings.Settings;
import app.stagepass.token.AccessToken;
import app.stagepass.token.AuthorizationCode;
import app.stagepass.token.ClientField;
import app.stagepass.token.ClientId;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.Nonce;
import app.stagepass.token.RefreshToken;
import app.stagepass.token.RegistrationId;
import app.stagepass.token.ScopeCatalog;
import app.stagepass.token.Secret;
import app.stagepass.ui.AvatarImages;
import app.stagepass.ui.Flows;
import app.stagepass.ui.KeyringControl;
import app.stagepass.ui.FakeFiles;
import app.stagepass.ui.FakeCallback;
import app.stagepass.ui.FakeMove;
import app.stagepass.ui.FakeNetwork;
import app.stagepass.ui.MainWindow;
import app.stagepass.ui.Overlay;
import app.stagepass.ui.Parts;
import app.stagepass.ui.TokenCopier;
import app.stagepass.ui.Work;
import app.stagepass.ui.connect.ConnectFlow;
import app.stagepass.ui.connect.ConnectNews;
import app.stagepass.ui.connect.ConnectParts;
import app.stagepass.ui.connect.KeyringHelp;
import app.stagepass.ui.theme.Theme;
import app.stagepass.vault.MapSecretStore;
import app.stagepass.vault.VaultException;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.watch.SignInResult;
import app.stagepass.watch.TokenWatch;
import app.stagepass.words.Words;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * The window lives through a day, good and bad, on the program's real parts; nothing that it ever drew, titled, hinted at or
 * would read out is a piece of a secret. A leak planted in each of those ways is found.
 */
@ExtendWith(ApplicationExtension.class)
class ScreenCanaryTest {

    private static final String TYPED_SECRET = Program.SECRET.reveal();

    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor();
    /** Everything that was in a window at one of the looks. */
    private final List<Piece> seen = new ArrayList<>();
    private Optional<Stage> stage = Optional.empty();
    private Optional<MainWindow> window = Optional.empty();

    @Start
    void start(Stage given) {
        stage = Optional.of(given);
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> window.ifPresent(MainWindow::close));
        ticker.shutdownNow();
    }

    @Test
    void a_day_in_the_window_shows_no_piece_of_a_secret(FxRobot robot, @TempDir Path folder) throws Exception {
        try (Program program = new Program(folder)) {
            open(program);
            robot.push(KeyCode.CONTROL, KeyCode.N);
            type("#registration-NAME", "Overlay tools");
            type("#registration-CLIENT_ID", program.console.id().value());
            type("#registration-REDIRECT_URI", program.app.redirectUri().uri().toString());
            type("#registration-CLIENT_SECRET", "wr0ngwr0ngwr0ngwr0ngwr0ngwr0ng");
            look();
            press("#save-registration");
            press("#sign-in");
            see("#next-step"); // the secret is wrong
            look();
            press("#next-step");
            type("#registration-CLIENT_SECRET", TYPED_SECRET);
            program.browser.will(Intention.CLOSE_THE_TAB);
            press("#save-registration");
            see("#countdown");
            look();
            press("#copy-link");
            look();
            robot.type(KeyCode.ESCAPE);
            gone();

            program.browser.will(Intention.AGREE);
            robot.push(KeyCode.CONTROL, KeyCode.N);
            press("#sign-in");
            see("#done");
            look();
            press("#done");
            gone();
            assertThat(program.credentials.snapshots()).hasSize(1);
            see(".token-card");
            look();
            robot.type(KeyCode.DOWN);
            robot.push(KeyCode.CONTROL, KeyCode.C);
            WaitForAsyncUtils.waitForFxEvents();
            look();
            program.validator.renew(program.onlyCard().id());
            program.twitch.disconnect(_ -> true);
            program.validator.check(program.onlyCard().id());
            look();
            program.keyring.be(MapSecretStore.Mood.LYING);
            program.validator.check(program.onlyCard().id());
            look();

            List<Secret> secrets = program.secrets;
            assertThat(secrets).hasAtLeastOneElementOfType(AccessToken.class)
                    .hasAtLeastOneElementOfType(RefreshToken.class).hasAtLeastOneElementOfType(ClientSecret.class)
                    .hasAtLeastOneElementOfType(AuthorizationCode.class).hasAtLeastOneElementOfType(Nonce.class);
            List<String> values = Stream.concat(secrets.stream().map(Secret::reveal), Stream.of(TYPED_SECRET)).toList();
            assertThat(leaks(values)).isEmpty();
        }
        assertThat(seen).extracting(Piece::channel).contains(Channel.TITLE, Channel.DRAWN, Channel.TYPED,
                Channel.PROMPT, Channel.TOOLTIP, Channel.MENU, Channel.READ_OUT);
        assertThat(seen).extracting(Piece::text).as("the day was seen").contains("@nightowl", "Overlay tools");
    }

    @TestFactory
    Stream<DynamicTest> a_leak_is_found_wherever_it_is_planted() {
        String token = "9qv2m0r8t6w4k1z7x3c5b0n8m6l4j2";
        String piece = token.substring(10, 18);
        return Stream.<Planted>of(
                new Planted("title", Channel.TITLE, (ground, leaky) -> leaky.setTitle("Stagepass " + piece)),
                new Planted("text", Channel.DRAWN, (ground, _) -> ground.getChildren().add(new Text(piece))),
                new Planted("label", Channel.DRAWN, (ground, _) -> ground.getChildren().add(new Label(piece))),
                new Planted("text field", Channel.TYPED, (ground, _) -> ground.getChildren().add(new TextField(piece))),
                new Planted("prompt", Channel.PROMPT, (ground, _) -> {
                    PasswordField field = new PasswordField();
                    field.setPromptText(piece);
                    ground.getChildren().add(field);
                }),
                new Planted("tooltip of a control", Channel.TOOLTIP, (ground, _) -> {
                    Button button = new Button("x");
                    button.setTooltip(new Tooltip(piece));
                    ground.getChildren().add(button);
                }),
                new Planted("tooltip of a shape", Channel.TOOLTIP, (ground, _) -> {
                    Rectangle shape = new Rectangle(3, 3);
                    Tooltip.install(shape, new Tooltip(piece));
                    ground.getChildren().add(shape);
                }),
                new Planted("tip", Channel.TOOLTIP, (ground, _) -> Tip.on(ground, piece)),
                new Planted("menu", Channel.MENU, (ground, _) -> ground.getChildren()
                        .add(new MenuButton("x", new Label(), new MenuItem(piece)))),
                new Planted("context menu", Channel.MENU, (ground, _) -> {
                    Label label = new Label("x");
                    label.setContextMenu(new ContextMenu(new MenuItem(piece)));
                    ground.getChildren().add(label);
                }),
                new Planted("read out", Channel.READ_OUT, (ground, _) -> ground.setAccessibleText(piece)),
                new Planted("help", Channel.READ_OUT, (ground, _) -> ground.setAccessibleHelp(piece)),
                new Planted("user data", Channel.ATTACHED, (ground, _) -> ground.setUserData(piece)),
                new Planted("id", Channel.ATTACHED, (ground, _) -> ground.setId("card-" + piece)))
                .map(planted -> DynamicTest.dynamicTest(planted.name(), () -> {
                    WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
                        StackPane ground = new StackPane();
                        stage.orElseThrow().setTitle("Stagepass");
                        stage.orElseThrow().setScene(new Scene(ground));
                        stage.orElseThrow().show();
                        planted.plant().in(ground, stage.orElseThrow());
                    });
                    seen.clear();
                    look();
                    assertThat(leaks(List.of(token))).extracting(Piece::channel).contains(planted.channel());
                }));
    }

    private record Planted(String name, Channel channel, Plant plant) {}

    private interface Plant {

        void in(StackPane ground, Stage window);
    }

    private List<Piece> leaks(List<String> secrets) {
        Canary canary = new Canary(secrets);
        return seen.stream().filter(piece -> canary.findIn(piece.text()).isPresent()).toList();
    }

    private void look() {
        WaitForAsyncUtils.waitForFxEvents();
        seen.addAll(WaitForAsyncUtils.waitForAsyncFx(20_000, ScreenText::ofAllWindows));
    }

    /** The window on the program's parts, as the root wires them; the browser is a person's who agrees. */
    private void open(Program program) {
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            Words words = Words.of(Locale.ENGLISH, program.clock, ZoneOffset.UTC);
            Work work = new Work(job -> Thread.ofVirtual().start(job), Platform::runLater);
            Keyring keyring = new Keyring(program);
            Theme theme = new Theme(Settings.Theme.DARK, Platform.getPreferences().colorSchemeProperty());
            ConnectFlow connect = new ConnectFlow(new ConnectParts(program.signIn, program.admission,
                    program.registrations, program.credentials, ScopeCatalog.load(), program.browser, new Nowhere(),
                    keyring, words.messages(), words.failures(), new AvatarImages(_ -> Optional.empty(), work, false),
                    work, program.clock, _ -> () -> {}, program.receivers, ConnectParts.Place.REAL, new News()));
            TokenWatch watch = new TokenWatch(program.credentials, program.vault, program.validator, program.clock,
                    ticker, job -> Thread.ofVirtual().start(job));
            MainWindow opened = new MainWindow(stage.orElseThrow(), new Parts(words, ScopeCatalog.load(), program.clock,
                    new TimerSecondHand(ticker, Platform::runLater), work, program.credentials, program.history, watch,
                    program.validator, program.revocation,
                    new Labels(program.credentials, program.vault), program.importing(),
                    (id, _) -> {
                        var live = program.liveTokens.take(id);
                        return new TokenCopier.Copied(live.worksUntil(),
                                program.clock.instant().plus(Duration.ofSeconds(30)));
                    }, keyring, new FakeNetwork(), new FakeCallback(), new FakeMove(), _ -> Optional.empty(),
                    program.browser,
                    new FakeFiles(_ -> Optional.empty()), Optional.empty(),
                    new Parts.Product("1.2.3", Optional.empty()),
                    Parts.Place.REAL,
                    theme,
                    new Settings(Settings.Theme.DARK, true), _ -> {}, Platform::runLater, new Ways(connect)));
            opened.show();
            window = Optional.of(opened);
        });
    }

    private static final class News implements ConnectNews {

        @Override
        public void connected(CredentialId id) {}

        @Override
        public void discarded(Account account) {}
    }

    private Scene scene() {
        return stage.orElseThrow().getScene();
    }

    private void until(Callable<Boolean> wanted) throws TimeoutException {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.waitForAsyncFx(20_000, wanted));
    }

    private void see(String selector) throws TimeoutException {
        until(() -> scene().lookup(selector) != null);
    }

    private void gone() throws TimeoutException {
        until(() -> !window.orElseThrow().overlay().isShowing());
    }

    private void press(String selector) throws TimeoutException {
        until(() -> scene().lookup(selector) instanceof Button button && !button.isDisabled());
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> ((Button) scene().lookup(selector)).fire());
    }

    private void type(String selector, String text) throws TimeoutException {
        see(selector);
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> ((TextInputControl) scene().lookup(selector)).setText(text));
    }

    /** Takes what it is given and forgets it. */
    private static final class Nowhere implements Clipboard {

        @Override
        public void putConcealed(String text) {}

        @Override
        public void put(String text) {}

        @Override
        public Content content() {
            return new Content.NoText();
        }

        @Override
        public void clear() {}
    }

    private record Keyring(Program program) implements KeyringControl, KeyringHelp {

        @Override
        public String name() {
            return "GNOME Keyring";
        }

        @Override
        public boolean isSessionOnly() {
            return false;
        }

        @Override
        public void check() throws VaultException {
            program.keyring.read("look");
        }

        @Override
        public void unlock() throws VaultException {
            program.keyring.unlock();
        }

        @Override
        public void keepForThisSessionOnly() {}

        @Override
        public void keepForSession() {}

        @Override
        public boolean isInFile() {
            return false;
        }

        @Override
        public void keepInFile() {}

        @Override
        public boolean changePassphrase() {
            return false;
        }

        @Override
        public Optional<String> usableKeyring() {
            return Optional.empty();
        }

        @Override
        public void backToKeyring() {}

        @Override
        public void lock() {}

        @Override
        public void personIsHere() {}
    }

    private record Ways(ConnectFlow connect) implements Flows {

        @Override
        public void addToken(Overlay over) {
            connect.addToken(over);
        }

        @Override
        public void reconnect(Overlay over, CredentialSnapshot credential) {
            connect.reconnect(over, credential);
        }

        @Override
        public Optional<SignInResult.ToConfirm> arrival() {
            return Optional.empty();
        }

        @Override
        public void confirm(Overlay over, SignInResult.ToConfirm brought) {
            connect.confirm(over, brought);
        }

        @Override
        public void applications(Overlay over) {
            connect.applications(over);
        }

        @Override
        public void mendApplication(Overlay over, RegistrationId registration, ClientField field) {
            connect.mendApplication(over, registration, field);
        }

        @Override
        public void registerApplication(Overlay over, ClientId client, Runnable saved) {
            connect.registerApplication(over, client, saved);
        }

        @Override
        public void trySandbox() {}

        @Override
        public Closing closing() {
            return Closing.ENDS;
        }

        @Override
        public void tellThatItStays() {}

        @Override
        public void quit() {
            connect.close();
        }
    }
}
