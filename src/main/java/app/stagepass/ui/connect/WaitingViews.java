package app.stagepass.ui.connect;

import app.stagepass.words.Messages;
import app.stagepass.watch.SignInOrder.Stage.Opened;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What the sheet shows while the person is at Twitch, in a browser here or on a device elsewhere. */
final class WaitingViews {

    private final Sheet sheet;
    private final SignInModel model;
    private final Messages messages;
    private final boolean sandbox;
    private final Label said = Pieces.text("", "field-help");

    WaitingViews(Sheet sheet, SignInModel model, Messages messages, boolean sandbox) {
        this.sheet = sheet;
        this.model = model;
        this.messages = messages;
        this.sandbox = sandbox;
        said.setId("link-said");
        model.offer().copiedProperty().subscribe(this::say);
    }

    void browser(Opened opened) {
        String state = switch (opened) {
            case YES -> "waiting";
            case FAILED -> "no-browser";
            case NOT_WANTED -> "link-only";
        };
        sheet.title(messages.text("connect." + state + ".title"));
        boolean isOpen = opened == Opened.YES;
        sheet.middle(Pieces.column(12, top(
                Pieces.text(messages.text("connect." + state + ".body" + (isOpen && sandbox ? "-sandbox" : ""))),
                Pieces.text(messages.text("connect." + state + ".one-browser"), "muted")), said));
        Button copy = copyLink(isOpen ? "quiet" : "primary");
        Button again = Pieces.button(messages.text("connect.open-again"), Feather.EXTERNAL_LINK,
                isOpen ? "primary" : "quiet", model::openAgain);
        again.setId("open-again");
        preferred(isOpen ? again : copy);
        sheet.foot(isOpen ? again : copy, isOpen ? copy : again, Pieces.spring(), cancel());
    }

    void device() {
        sheet.title(messages.text("connect.device.title"));
        HoldToSee codes = new HoldToSee(messages, () -> model.offer().heldOpen()
                .<Node>map(device -> new DeviceCodes(messages, device)).orElseGet(HBox::new));
        List<Node> texts = new ArrayList<>(List.of(Pieces.text(messages.text("connect.device.body")),
                Pieces.text(messages.text("connect.device.confirm-later"), "muted")));
        model.wantedLogin().ifPresent(
                login -> texts.addFirst(Pieces.text(messages.text("connect.device.for", "@" + login), "strong")));
        sheet.middle(Pieces.column(14, top(texts.toArray(Node[]::new)), codes, said));
        Button copy = copyLink("primary");
        preferred(copy);
        Button code = Pieces.button(messages.text("connect.device.copy-code"), "quiet", model.offer()::copyCode);
        code.setId("copy-code");
        Button open = Pieces.button(messages.text("connect.device.open"), Feather.EXTERNAL_LINK, "quiet",
                model::openAgain);
        open.setId("open-here");
        sheet.foot(copy, code, open, Pieces.spring(), cancel());
    }

    private HBox top(Node... texts) {
        CountdownRing ring = new CountdownRing(model.offer().whole());
        ring.show(model.offer().leftProperty().get());
        ring.follow(model.offer().leftProperty());
        VBox words = Pieces.column(10, texts);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox top = new HBox(20, ring, words);
        top.setAlignment(Pos.CENTER_LEFT);
        return top;
    }

    private Button copyLink(String style) {
        Button copy = Pieces.button(messages.text("connect.copy-link"), Feather.COPY, style, model.offer()::copyLink);
        copy.setId("copy-link");
        return copy;
    }

    private Button cancel() {
        Button cancel = Pieces.button(messages.text("connect.cancel"), "quiet", model::cancel);
        cancel.setId("connect-cancel");
        return cancel;
    }

    private void say(LinkCopy copy) {
        boolean device = model.offer().heldOpen().isPresent();
        said.setText(switch (copy) {
            case NOT_YET -> "";
            case COPIED -> messages.text(device ? "connect.device.link-copied" : "connect.link-copied");
            case CODE_COPIED -> messages.text("connect.device.code-copied");
            case FAILED -> messages.text(device ? "connect.device.not-copied" : "connect.link-not-copied");
        });
        Pieces.present(said, copy != LinkCopy.NOT_YET);
    }

    private static void preferred(Button button) {
        button.setDefaultButton(true);
        Platform.runLater(button::requestFocus);
    }
}
