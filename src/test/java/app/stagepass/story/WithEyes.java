package app.stagepass.story;

import app.stagepass.Main;
import app.stagepass.ScreenText;
import app.stagepass.ui.Turning;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ProgressIndicator;
import javafx.stage.Window;

/**
 * The program, started as ever, and a pair of eyes in its process that tells over standard input and output where a text stands
 * on the screen and what else the windows hold. The hands are another program's: it clicks with a real mouse.
 */
final class WithEyes {

    /** Each line of an answer begins with it; the program's own lines do not. */
    static final String ANSWER = "eyes:";

    /** Not on the screen; also the end of all texts. */
    static final String NOTHING = "-";

    /** A circle turns, to say that something is under way. */
    static final String TURNS = "turns";

    /** A circle says so and stands still. */
    static final String STILL = "still";

    private WithEyes() {}

    public static void main(String[] arguments) {
        Thread.ofPlatform().daemon().name("eyes").start(WithEyes::look);
        Main.main(arguments);
    }

    /**
     * {@code where TEXT} answers "x y" or "-"; {@code motion} what says now that something is under way; {@code all} every text, line breaks as spaces,
     * then "-".
     */
    private static void look() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String asked = line;
                CompletableFuture<String> answer = new CompletableFuture<>();
                try {
                    Platform.runLater(() -> answer.complete(answer(asked)));
                } catch (IllegalStateException e) {
                    answer.complete(NOTHING); // there is no window yet
                }
                answer.join().lines().forEach(one -> System.out.println(ANSWER + one));
            }
        } catch (IOException e) {
            System.err.println("eyes closed: " + e);
        }
    }

    private static String answer(String asked) {
        if (asked.equals("motion")) { // no circle stays long enough to be looked at, so one is made
            return Turning.circle() instanceof ProgressIndicator ? TURNS : STILL;
        }
        return asked.startsWith("where ") ? where(asked.substring("where ".length())) : all();
    }

    private static String where(String text) {
        List<Node> found = seen(node -> !node.isDisabled() && says(node, text));
        // The one on top: sheets and menus come after what they cover.
        return Optional.ofNullable(found.isEmpty() ? null : found.getLast())
                .map(node -> node.localToScreen(node.getBoundsInLocal()))
                .map(WithEyes::centre).orElse(NOTHING);
    }

    private static String centre(Bounds bounds) {
        return Math.round(bounds.getCenterX()) + " " + Math.round(bounds.getCenterY());
    }

    private static List<Node> seen(Predicate<Node> wanted) {
        List<Node> found = new ArrayList<>();
        List.copyOf(Window.getWindows()).stream().filter(window -> window.isShowing() && window.getScene() != null)
                .forEach(window -> find(window.getScene().getRoot(), wanted, found));
        return found;
    }

    private static void find(Node node, Predicate<Node> wanted, List<Node> found) {
        if (!node.isVisible()) {
            return;
        }
        if (wanted.test(node)) {
            found.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> find(child, wanted, found));
        }
    }

    private static boolean says(Node node, String text) {
        String drawn = node instanceof Labeled labeled ? labeled.getText() : node.getAccessibleText();
        return text.equals(drawn) || text.equals(node.getAccessibleText());
    }

    private static String all() {
        return ScreenText.ofAllWindows().stream().map(piece -> piece.text().replaceAll("\\R", " "))
                .collect(Collectors.joining("\n", "", "\n" + NOTHING));
    }
}
