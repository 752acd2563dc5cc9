package app.stagepass.ui.connect;

import app.stagepass.oauth.DeviceAuthorization;
import app.stagepass.token.UserCode;
import app.stagepass.words.Messages;
import app.stagepass.words.QrCode;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/** Link and code of the device code flow, as they are seen while they are held open: to be photographed, or to be typed. */
final class DeviceCodes extends HBox {

    private static final double SIDE = 176;

    DeviceCodes(Messages messages, DeviceAuthorization device) {
        super(20);
        getStyleClass().add("device-codes");
        Label code = Pieces.label(grouped(device.userCode()), "user-code");
        code.setId("user-code");
        Label page = Pieces.text(withoutCode(device), "mono", "muted");
        page.setId("verification-page");
        VBox words = Pieces.column(8, Pieces.text(messages.text("connect.device.scan")),
                Pieces.text(messages.text("connect.device.or-type"), "muted"), page, code);
        getChildren().addAll(picture(QrCode.of(device.verificationUri().toString())), words);
    }

    private static Node picture(QrCode code) {
        SVGPath modules = new SVGPath();
        modules.setContent(code.path());
        modules.getStyleClass().add("qr-modules");
        modules.getTransforms().add(new Scale(SIDE / code.size(), SIDE / code.size(), 0, 0));
        // A pane does not centre it: the white around it is part of the code.
        StackPane picture = new StackPane(new Pane(modules));
        picture.getStyleClass().add("qr");
        picture.setMinSize(SIDE, SIDE);
        picture.setMaxSize(SIDE, SIDE);
        return picture;
    }

    /** Two halves are easier to type. */
    private static String grouped(UserCode code) {
        String text = code.reveal();
        return text.length() == 8 ? text.substring(0, 4) + " " + text.substring(4) : text;
    }

    private static String withoutCode(DeviceAuthorization device) {
        String address = device.verificationUri().toString();
        int query = address.indexOf('?');
        return (query < 0 ? address : address.substring(0, query)).replaceFirst("^https?://(www\\.)?", "");
    }
}
