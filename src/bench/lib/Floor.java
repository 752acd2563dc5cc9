import java.io.File;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.css.Stylesheet;
import javafx.geometry.Insets;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.interfaces.DBus;
import tools.jackson.databind.ObjectMapper;

/**
 * The least that a Java program can be which looks a little like Stagepass, or uses the same libraries once. Its arguments, in any number:
 *
 *   sheet FILE.css   writes FILE.bss and ends
 *   bus              has one connection to the session's bus, and asks it something
 *   libraries=URI    the same, and makes one request by OkHttp and reads one document by Jackson
 *   shapes           has a window with ten cards of bare shapes
 *   controls         has a window with ten cards of nine labels each and three controls above
 *   close            closes the window again after some seconds, and collects what is free
 *   train            ends by itself
 */
public final class Floor {

    private static final int CARDS = 10;

    public static void main(String[] arguments) throws Exception {
        List<String> wanted = List.of(arguments);
        if (wanted.contains("sheet")) {
            File sheet = new File(arguments[1]);
            Stylesheet.convertToBinary(sheet, new File(sheet.getPath().replace(".css", ".bss")));
            return;
        }
        for (String one : wanted) {
            if (one.equals("bus") || one.startsWith("libraries=")) {
                var bus = DBusConnectionBuilder.forSessionBus().withShared(false).build();
                bus.getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class).ListNames();
            }
            if (one.startsWith("libraries=")) {
                String address = URI.create(one.substring("libraries=".length())).resolve("/oauth2/validate").toString();
                Request request = new Request.Builder().url(address).build();
                try (var answer = new OkHttpClient().newCall(request).execute()) {
                    new ObjectMapper().readTree(answer.body().string());
                }
            }
        }
        if (wanted.contains("shapes") || wanted.contains("controls")) {
            Platform.setImplicitExit(false);
            Platform.startup(() -> open(wanted.contains("shapes") ? shapes() : controls(), wanted));
        }
        if (wanted.contains("train")) {
            Thread.sleep(4000);
            System.exit(0);
        }
        Thread.currentThread().join();
    }

    private static void open(Parent content, List<String> wanted) {
        Stage stage = new Stage();
        stage.setTitle("Floor");
        Scene scene = new Scene(content, 1120, 1420);
        scene.setFill(Color.web("#0d1117"));
        stage.setScene(scene);
        stage.setX(60);
        stage.setY(50);
        stage.show();
        if (wanted.contains("close")) {
            Thread.ofVirtual().start(() -> closeAfterAWhile(stage));
        }
    }

    private static void closeAfterAWhile(Stage stage) {
        try {
            Thread.sleep(4000);
            Platform.runLater(stage::hide);
            for (int i = 0; i < 2; i++) {
                Thread.sleep(1500);
                System.gc();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a click turns red, beside the cards; below it stands what is clicked. */
    private static final double ANSWER_X = 900;

    private static Parent shapes() {
        Group all = new Group();
        for (int i = 0; i < CARDS; i++) {
            double y = 80 + i * 116;
            Rectangle card = new Rectangle(20, y, 660, 104);
            card.setFill(Color.web("#161b22"));
            card.setArcWidth(16);
            card.setArcHeight(16);
            Text name = new Text(40, y + 30, "account" + i);
            name.setFill(Color.WHITE);
            Text tool = new Text(40, y + 52, "Tool " + i + " · user token");
            tool.setFill(Color.GRAY);
            all.getChildren().addAll(card, name, tool, new Circle(610, y + 24, 8, Color.LIGHTGREEN));
        }
        Rectangle answer = new Rectangle(ANSWER_X, 80, 200, 200);
        answer.setFill(Color.GREEN);
        Rectangle button = new Rectangle(1070, 20, 40, 40);
        button.setFill(Color.BLUEVIOLET);
        button.setOnMousePressed(pressed -> answer.setFill(Color.RED));
        all.getChildren().addAll(answer, button);
        return all;
    }

    private static Parent controls() {
        Application.setUserAgentStylesheet(Floor.class.getResource("floor.bss").toExternalForm());
        Rectangle answer = new Rectangle(200, 200, Color.GREEN);
        Button button = new Button("≡");
        button.setMinSize(40, 40);
        button.setOnAction(pressed -> answer.setFill(Color.RED));
        TextField search = new TextField();
        search.setPromptText("Search");
        HBox bar = new HBox(10, new Label("Floor"), gap(), search, new Button("Add"), button);
        bar.setPadding(new Insets(20, 10, 20, 20));
        VBox cards = new VBox(12, IntStream.range(0, CARDS).mapToObj(Floor::card).toArray(Node[]::new));
        cards.setPadding(new Insets(0, 20, 20, 20));
        BorderPane all = new BorderPane(cards);
        all.setTop(bar);
        all.setRight(answer);
        return all;
    }

    private static Node card(int number) {
        VBox names = new VBox(4, new HBox(6, new Label("account" + number), new Label("@account" + number)),
                new Label("Tool " + number + " · user token"));
        VBox state = new VBox(4, new Label("● Valid"), new Label("checked 13:28 · next 14:24"));
        HBox scopes = new HBox(8, new Label("bits:read"), new Label("chat:edit"), new Label("chat:read"));
        VBox card = new VBox(6, new HBox(10, new Circle(20, Color.INDIANRED), names, gap(), state),
                new HBox(scopes, gap(), new Label("3 h 59 min left")));
        card.getStyleClass().add("card");
        card.setMinHeight(104);
        card.setMaxHeight(104);
        return card;
    }

    private static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    private Floor() {}
}
