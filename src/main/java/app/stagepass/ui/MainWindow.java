package app.stagepass.ui;

import app.stagepass.handover.ClipboardState;
import app.stagepass.handover.CopyFormat;
import app.stagepass.settings.Settings;
import app.stagepass.settings.WindowPlace;
import app.stagepass.token.Account;
import app.stagepass.token.CredentialId;
import app.stagepass.ui.DashboardModel.Phase;
import app.stagepass.ui.Prompts.Prompt;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.watch.Credentials;
import app.stagepass.watch.SignInResult;
import app.stagepass.words.Failure;
import app.stagepass.words.Light;
import app.stagepass.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/**
 * The window: models and views put together, keys, and its end. Made and used on JavaFX's thread, but for {@link #clipboard} and
 * {@link #notice}, which may be called from any. Follows the credentials until {@link #close}.
 */
public final class MainWindow implements AutoCloseable {

    private static final int TICKS_A_CARD_REFRESH = 10;

    private final Stage stage;
    private final Parts parts;
    private final Words words;
    private final DashboardModel dashboard;
    private final KeyringModel keyring;
    private final ToastModel toast;
    private final BannersModel banners;
    private final TokenActions actions;
    private final Overlay overlay;
    private final Sheets sheets;
    private final HeaderBar header;
    private final CardsAndDetails middle;
    private final ObjectProperty<Settings> settings;
    private final NetworkModel network;
    private final CallbackModel callback;
    private final ArrivalQueue<SignInResult.ToConfirm> arrivals;
    private final Leaving leaving;
    private final SecondHand.Stop ticking;
    private final Credentials.Observation observation;
    private int ticks;

    public MainWindow(Stage stage, Parts parts) {
        this.stage = stage;
        this.parts = parts;
        this.words = parts.words();
        BorderPane frame = new BorderPane();
        StackPane content = new StackPane(frame);
        overlay = new Overlay(content);
        sheets = new Sheets(overlay);
        dashboard = new DashboardModel(words, parts.history(), parts.clock());
        keyring = new KeyringModel(words, parts.work(), parts.keyring(), parts.watch()::checkAll);
        toast = new ToastModel(words, parts.clock());
        settings = new SimpleObjectProperty<>(parts.settings());
        MoveActions move = new MoveActions(words, parts.clock(), parts.work(), parts.move(),
                question -> parts.saver().ask(stage, question), question -> parts.saver().askForOne(stage, question),
                sheets, toast, settings::set);
        NextSteps steps = new NextSteps(words, parts.work(), parts.flows(), () -> overlay, keyring, parts.browser(),
                parts.place().connectionsPage(), sheets, move::takeBack);
        banners = new BannersModel(words, steps, keyring, Banner.ofSandbox(words, steps, parts.place()),
                one -> dashboard.select(one.id()),
                parts.watch()::checkAll);
        actions = new TokenActions(words, parts.work(), parts.copier(), parts.labels(), parts.validator(),
                parts.revocation(), steps, sheets, toast);
        network = new NetworkModel(words, parts.work(), parts.network(), settings);
        callback = new CallbackModel(words, parts.scopes(), parts.work(), parts.callback(), settings);
        arrivals = new ArrivalQueue<>(overlay.showingProperty(), Platform::runLater, parts.flows()::arrival,
                brought -> parts.flows().confirm(overlay, brought));
        leaving = new Leaving(stage, parts, sheets, dashboard, settings);
        AvatarImages images = new AvatarImages(parts.avatars(), parts.work(), parts.settings().avatars());
        settings.addListener((_, _, changed) -> {
            parts.theme().choose(changed.theme());
            images.enable(changed.avatars());
            parts.saveSettings().accept(changed);
        });

        LockMenu lock = new LockMenu(words, keyring,
                new FileActions(words, parts.work(), parts.keyring(), keyring, sheets, toast, banners::notice),
                settings);
        header = new HeaderBar(words, dashboard, settings, () -> parts.flows().addToken(overlay),
                new HeaderBar.MenuActions(() -> parts.flows().applications(overlay), this::bringIn, lock,
                        new LoginItem(words, parts.work(), parts.autostart(), toast),
                        parts.product().releases().isPresent(),
                        () -> NetworkSheet.show(words, network, overlay),
                        () -> CallbackSheet.show(words, callback, parts.saver(), overlay),
                        () -> move.pack(parts.credentials().snapshots()), move::unpack, this::about,
                        this::requestQuit));
        middle = new CardsAndDetails(
                home -> new CardList(words, dashboard, images, new CardList.Deeds(home::openDetails,
                        () -> onSelected(actions::remove), home::clicked, this::moved)),
                home -> new DetailsPane(words,
                        new DetailsModel(words, parts.scopes(), keyring, parts.clock(), dashboard), actions, checks(),
                        this::rename, this::move, home::closeDetails));
        EmptyStates empty = new EmptyStates(words, dashboard, parts.place().sandbox(),
                () -> parts.flows().addToken(overlay), parts.flows()::trySandbox);
        frame.setTop(header);
        frame.setBottom(new StatusBar(words, keyring, dashboard));
        frame.setCenter(new VBox(new BannerBox(banners.banners()), center(empty)));
        frame.getCenter().getStyleClass().add("center");
        content.getChildren().add(new ToastBar(toast));

        // As large as it will be, or it would be laid out twice.
        Scene scene = new Scene(overlay, parts.settings().window().map(WindowPlace::width).orElse(WindowKeeper.WIDTH),
                parts.settings().window().map(WindowPlace::height).orElse(WindowKeeper.HEIGHT));
        parts.theme().dress(scene);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, keys());
        scene.addEventFilter(InputEvent.ANY, _ -> parts.keyring().personIsHere());
        scene.addPostLayoutPulseListener(new Runnable() {

            @Override
            public void run() { // the first frame is on its way to the screen
                scene.removePostLayoutPulseListener(this);
                parts.drawn().accept(MainWindow.this::drawn);
            }
        });
        scene.widthProperty().subscribe(width -> middle.arrange(width.doubleValue()));
        dashboard.phaseProperty().subscribe(phase -> middle.setVisible(phase == Phase.CARDS));
        stage.setScene(scene);
        stage.setTitle(words.text(parts.place().sandbox() ? "app.title.sandbox" : "app.name"));
        var _ = new WindowKeeper(stage, settings);
        StylesAhead.follow(stage, parts.work()::later);
        // Whoever comes back may have opened the keyring elsewhere.
        stage.focusedProperty().addListener((_, _, focused) -> {
            if (focused && keyring.state() instanceof KeyringModel.State.Trouble) {
                keyring.check();
            }
        });
        stage.setOnCloseRequest(event -> {
            event.consume();
            requestClose();
        });

        ticking = parts.seconds().start(this::tick);
        observation = parts.credentials().observe(new Latest<>(parts.work()::later, this::update)::put);
    }

    private ChecksSection checks() {
        HistoryExport export = new HistoryExport(words, parts.clock(), parts.work(), parts.history(),
                question -> parts.saver().ask(stage, question), toast);
        var _ = parts.history().loaded().thenRun(() -> parts.work().later(dashboard::tick));
        return new ChecksSection(words, new ChecksModel(words, parts.history(), dashboard), export);
    }

    private StackPane center(EmptyStates empty) {
        StackPane center = new StackPane(middle, empty);
        center.setMinHeight(0);
        VBox.setVgrow(center, Priority.ALWAYS);
        return center;
    }

    /** The cards are seen: what can wait begins now. Called once. */
    void drawn() {
        keyring.start();
        middle.furnish();
    }

    private void update(List<CredentialSnapshot> now) {
        dashboard.update(now);
        banners.update(now);
        toast.update(now);
        if (keyring.isContradictedBy(now)) {
            keyring.check();
        }
        leaving.quitIfWanted();
    }

    /** Every second. */
    void tick() {
        toast.tick();
        leaving.quitIfWanted(); // a pair that came to nothing changes no card
        if (++ticks % TICKS_A_CARD_REFRESH == 0 && stage.isShowing()) {
            dashboard.tick();
        }
    }

    private WindowKeys keys() {
        return new WindowKeys(overlay, header, new WindowKeys.Deeds(() -> parts.flows().addToken(overlay),
                () -> onSelected(card -> actions.copy(card, CopyFormat.ACCESS_TOKEN)),
                () -> onSelected(actions::validate), middle::leaveDetails, middle.list()::requestFocus));
    }

    private void onSelected(Consumer<CardModel> action) {
        dashboard.selectedProperty().get().ifPresent(action);
    }

    private void rename(CardModel card) {
        sheets.ask(new Prompt(words.text("dialog.rename.title", card.face().name()), words.text("dialog.rename.body"),
                Optional.empty(), words.text("dialog.cancel"), false), words.text("dialog.rename.yes"),
                card.snapshot().credential().label(), typed -> actions.rename(card, typed));
    }

    private void move(CardModel card, int by) {
        if (dashboard.move(card, by)) {
            moved(card);
        }
    }

    private void moved(CardModel card) {
        toast.say(Light.GREEN, words.text("dashboard.moved", card.face().name(),
                dashboard.shown().indexOf(card) + 1, dashboard.shown().size()));
        actions.arrange(card, dashboard);
    }

    private void bringIn() {
        ImportModel model = new ImportModel(words, parts.work(), parts.importing(), toast);
        ImportSheet.show(words, model, new ImportSheet.Doing(
                () -> parts.saver().askForOne(stage, new FileSaver.Question(words.text("import.choose.title"),
                        words.text("import.choose.type"), "tokens.*")),
                client -> parts.flows().registerApplication(overlay, client, model::lookAgain)), overlay);
    }

    private void about() {
        sheets.show(About.of(words, parts.product()));
    }

    /** Closes the window; the program stays if there is a tray to stay in. */
    void requestClose() {
        leaving.requestClose();
    }

    /** There is no tray any more from which a hidden window could be called back. */
    public void trayLost() {
        if (!stage.isShowing()) {
            stage.setIconified(true);
            stage.show();
        }
    }

    /** Ends the program, but not while a pair is on its way, and asks first if one would be lost. */
    public void requestQuit() {
        leaving.requestQuit();
    }

    /** Selects a card that is there or about to come. */
    public void select(CredentialId id) {
        dashboard.select(id);
    }

    /** Confirms that a token was revoked that nobody wanted. */
    public void discarded(Account account) {
        toast.say(Light.GREEN, words.text("connect.discarded", "@" + account.login()));
    }

    /** Tells what became of a copied token. From any thread. */
    public void clipboard(ClipboardState state) {
        parts.work().later(() -> toast.clipboard(state));
    }

    /** The place of secrets may have been locked or opened. From any thread. */
    public void keyringChanged() {
        parts.work().later(keyring::check);
    }

    /** Asks about an account that signed in by the starting route, as soon as nothing else is being asked. */
    public void arrived() {
        arrivals.look();
    }

    /** Tells of a new version. From any thread. */
    public void released(String version) {
        parts.work().later(() -> banners.released(version, parts.product().releases()));
    }

    /** Tells of trouble with a file. From any thread. */
    public void notice(Failure failure) {
        parts.work().later(() -> banners.notice(failure));
    }

    public Overlay overlay() {
        return overlay;
    }

    public void show() {
        if (ticks > 0 && !stage.isShowing()) {
            dashboard.tick(); // time went on while nobody looked
        }
        stage.show();
        stage.setIconified(false);
        stage.toFront();
    }

    /** Stops following; the stage is the owner's. */
    @Override
    public void close() {
        ticking.stop();
        observation.close();
        parts.theme().forget(stage.getScene());
    }
}
