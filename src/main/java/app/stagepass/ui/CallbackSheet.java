package app.stagepass.ui;

import app.stagepass.settings.CallbackSettings.Answer;
import app.stagepass.settings.CallbackSettings.Tls;
import app.stagepass.token.ClientRegistration;
import app.stagepass.ui.NetworkModel.Said;
import app.stagepass.words.Words;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** Where and how Stagepass waits for the browser to come back. */
final class CallbackSheet extends VBox {

    private static final double WIDTH = 620;
    private static final double HEIGHT = 640;

    private final Words words;
    private final CallbackModel model;
    private final CallbackFields fields;
    private final FieldMaker maker;
    private final FileSaver files;
    private final Label said;
    private final VBox outcome;

    private CallbackSheet(Words words, CallbackModel model, FileSaver files, Overlay overlay) {
        this.words = words;
        this.model = model;
        this.files = files;
        this.fields = model.fields();
        this.maker = new FieldMaker(words, "callback");
        this.said = maker.text("", "field-help");
        this.outcome = new VBox(said);
        getStyleClass().addAll("sheet", "prompt", "network");
        setPrefWidth(WIDTH);
        setPrefHeight(HEIGHT);
        setAccessibleText(words.text("callback.title"));
        VBox sections = new VBox(22, section("listen", listening()), section("tls", tls()),
                section("answer", answer()), section("limits", limits()), section("route", route()));
        sections.setPadding(new Insets(0, 16, 0, 0));
        ScrollPane scroll = new ScrollPane(sections);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(maker.text(words.text("callback.title"), "sheet-title"),
                maker.text(words.text("callback.body"), "sheet-body"), scroll, outcome, buttons(overlay));
        said.setId("callback-said");
        model.saidProperty().subscribe(this::say);
        Reveal.whatIsFocused(scroll);
        model.attentionProperty().subscribe(field -> field.ifPresent(name -> Platform.runLater(() -> show(name))));
    }

    /** The keyboard goes there, and with it what is seen. */
    private void show(String name) {
        layout(); // what was just said takes its room first
        Stream.of("#callback-field-" + name, "#callback-" + name).map(this::lookup).filter(Objects::nonNull)
                .findFirst().filter(CallbackSheet::isShown).ifPresent(Node::requestFocus);
    }

    private static boolean isShown(Node node) {
        return Stream.<Node>iterate(node, Objects::nonNull, Node::getParent).allMatch(Node::isVisible);
    }

    /** @param files asks where the person's own key, certificate and pages are */
    static void show(Words words, CallbackModel model, FileSaver files, Overlay overlay) {
        CallbackSheet sheet = new CallbackSheet(words, model, files, overlay);
        overlay.show(sheet, () -> {});
        sheet.applyCss(); // before that what scrolls is not in the scene, and cannot get the keyboard
        sheet.lookup("#callback-field-host").requestFocus();
    }

    private VBox section(String name, VBox content) {
        content.getChildren().addFirst(maker.text(words.text("callback." + name), "section-title"));
        return content;
    }

    private VBox listening() {
        TextField host = maker.field("host", new TextField(), fields.host);
        host.setPromptText(words.text("callback.host.prompt"));
        VBox hostBox = maker.labelled("host", host);
        HBox.setHgrow(hostBox, Priority.ALWAYS);
        TextField port = maker.field("port", new TextField(), fields.port);
        port.setPrefColumnCount(6);
        CheckBox always = maker.check("always", fields.always);
        CheckBox purpose = maker.check("open", fields.openOnPurpose);
        Label warning = maker.text(words.text("callback.open.warning"), "field-help");
        VBox open = new VBox(8, warning, purpose);
        open.getStyleClass().add("field-error");
        maker.present(open, Bindings.createBooleanBinding(fields::isOpenToOthers, fields.host));
        return new VBox(10, maker.help("listen.body"), new HBox(10, hostBox, maker.labelled("port", port)), always,
                open);
    }

    private VBox tls() {
        VBox made = new VBox(8, maker.help("tls.made.body", model.madeCertificate()));
        maker.present(made, fields.tls.isEqualTo(Tls.MADE));
        PasswordField passphrase = new PasswordField();
        passphrase.setPromptText(words.text("callback.passphrase.prompt"));
        TextField field = maker.field("passphrase", passphrase, model.passphraseProperty());
        HBox.setHgrow(field, Priority.ALWAYS);
        Button forget = maker.quiet("forget", model::forgetPassphrase);
        VBox own = new VBox(10, pemFile("certificate", fields.certificate), pemFile("key", fields.key),
                maker.labelled("passphrase", field, new HBox(10, field, forget)));
        maker.present(own, fields.tls.isEqualTo(Tls.OWN));
        return new VBox(10, choices("tls", Tls.values(), fields.tls), made, own);
    }

    private VBox pemFile(String name, StringProperty path) {
        TextField field = maker.field(name, new TextField(), path);
        HBox.setHgrow(field, Priority.ALWAYS);
        return maker.labelled(name, field, new HBox(10, field, choosing(name, path,
                () -> files.askForOne(getScene().getWindow(), new FileSaver.Question(words.text("callback." + name),
                        words.text("callback.pem"), "key.pem")))));
    }

    private Button choosing(String name, StringProperty path, Supplier<Optional<Path>> dialog) {
        Button choose = Buttons.button(words.text("callback.choose"));
        choose.setId("callback-choose-" + name);
        choose.getStyleClass().add("quiet");
        choose.setMinWidth(USE_PREF_SIZE);
        choose.setAccessibleText(words.text("callback.choose") + " " + words.text("callback." + name));
        choose.setOnAction(_ -> dialog.get().ifPresent(chosen -> path.set(chosen.toString())));
        return choose;
    }

    private VBox answer() {
        TextField folder = maker.field("templates", new TextField(), fields.templates);
        HBox.setHgrow(folder, Priority.ALWAYS);
        VBox templates = new VBox(8, maker.labelled("templates", folder,
                new HBox(10, folder, choosing("templates", fields.templates,
                        () -> files.askForFolder(getScene().getWindow(), words.text("callback.templates"))),
                        maker.quiet("write", model::writeTemplates))),
                maker.help("templates.body"));
        maker.present(templates, fields.answer.isEqualTo(Answer.TEMPLATES));
        VBox empty = new VBox(maker.help("answer.empty.body"));
        maker.present(empty, fields.answer.isEqualTo(Answer.EMPTY));
        return new VBox(10, choices("answer", Answer.values(), fields.answer), templates, empty);
    }

    private VBox limits() {
        TextField keepAlive = maker.field("keep-alive", new TextField(), fields.keepAlive);
        TextField shutdown = maker.field("shutdown", new TextField(), fields.shutdown);
        keepAlive.setPrefColumnCount(5);
        shutdown.setPrefColumnCount(5);
        return new VBox(10,
                new HBox(18, maker.labelled("keep-alive", keepAlive), maker.labelled("shutdown", shutdown)));
    }

    private VBox route() {
        ComboBox<ClientRegistration> application = new ComboBox<>();
        application.setId("callback-field-application");
        application.setAccessibleText(words.text("callback.application"));
        application.setMaxWidth(Double.MAX_VALUE);
        application.setConverter(new StringConverter<>() {
            @Override
            public String toString(ClientRegistration one) {
                return one == null ? "" : one.name() + "  ·  " + one.redirectUri();
            }

            @Override
            public ClientRegistration fromString(String text) {
                return application.getValue(); // nobody types here
            }
        });
        model.applications(all -> {
            application.getItems().setAll(all);
            all.stream().filter(one -> one.id().value().equals(fields.application.get())).findFirst()
                    .ifPresent(application::setValue);
        });
        application.valueProperty().subscribe(one -> {
            if (one != null) {
                fields.application.set(one.id().value());
            }
        });
        VBox on = new VBox(10, maker.labelled("application", application, application),
                maker.labelled("path", maker.field("path", new TextField(), fields.path)),
                maker.labelled("scopes", maker.field("scopes", new TextField(), fields.scopes)));
        maker.present(on, fields.route);
        return new VBox(10, maker.help("route.body"), maker.check("route-on", fields.route), on, link());
    }

    /** The saved route's, which is to be copied into the tool or the page that it is for. */
    private VBox link() {
        TextField link = new TextField();
        link.setEditable(false);
        link.setId("callback-link");
        link.getStyleClass().add("mono");
        HBox.setHgrow(link, Priority.ALWAYS);
        Button copy = maker.quiet("copy-link", () -> {
            ClipboardContent text = new ClipboardContent();
            text.putString(link.getText());
            if (Clipboard.getSystemClipboard().setContent(text)) {
                model.copied();
            }
        });
        VBox box = maker.labelled("link", link, new HBox(10, link, copy));
        link.setAccessibleText(words.text("callback.link"));
        model.linkProperty().subscribe(saved -> {
            link.setText(saved.orElse(""));
            box.setVisible(saved.isPresent());
            box.setManaged(saved.isPresent());
        });
        return box;
    }

    private <E extends Enum<E>> VBox choices(String name, E[] values, ObjectProperty<E> chosen) {
        VBox choices = new VBox(8);
        ToggleGroup group = new ToggleGroup();
        for (E value : values) {
            String key = value.name().toLowerCase(Locale.ROOT);
            RadioButton one = Buttons.radio(words.text("callback." + name + "." + key));
            one.setId("callback-" + name + "-" + key);
            one.setWrapText(true);
            one.setToggleGroup(group);
            one.setSelected(chosen.get() == value);
            one.setOnAction(_ -> chosen.set(value));
            choices.getChildren().add(one);
        }
        return choices;
    }

    private HBox buttons(Overlay overlay) {
        Button check = maker.quiet("check", model::check);
        Button cancel = Buttons.button(words.text("dialog.close"));
        cancel.getStyleClass().add("quiet");
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> overlay.close(this));
        Button save = Buttons.button(words.text("callback.save"));
        save.setId("callback-save");
        save.getStyleClass().add("primary");
        save.setDefaultButton(true);
        save.setOnAction(_ -> model.save(() -> overlay.close(this)));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox buttons = new HBox(10, check, space, cancel, save);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        ObservableBooleanValue busy = Bindings.createBooleanBinding(
                () -> model.saidProperty().get() instanceof Said.Busy, model.saidProperty());
        check.disableProperty().bind(busy);
        save.disableProperty().bind(busy);
        return buttons;
    }

    private void say(Said now) {
        said.setText(switch (now) {
            case Said.Nothing _ -> "";
            case Said.Busy busy -> busy.text();
            case Said.Good good -> "✓ " + good.text();
            case Said.Wrong wrong -> wrong.text();
            case Said.Failed failed -> failed.failure().title() + ". " + failed.failure().body();
        });
        outcome.getStyleClass().remove("field-error");
        if (now instanceof Said.Wrong || now instanceof Said.Failed) {
            outcome.getStyleClass().add("field-error");
        }
        outcome.setVisible(!said.getText().isEmpty());
        outcome.setManaged(!said.getText().isEmpty());
    }
}
