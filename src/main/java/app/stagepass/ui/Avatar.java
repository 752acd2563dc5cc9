package app.stagepass.ui;

import app.stagepass.token.Account;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;

/** A round picture of an account; its initials on a colour of its own until, or unless, there is one. */
public final class Avatar extends StackPane {

    private static final int COLOURS = 8;

    private final AvatarImages images;
    private final Label initials = new Label();
    private final double size;
    private @Nullable Account shown;

    /** @param size in pixels */
    public Avatar(AvatarImages images, double size) {
        this.images = images;
        this.size = size;
        getStyleClass().add("avatar");
        setAlignment(Pos.CENTER);
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
        initials.setStyle("-fx-font-size: " + Math.round(size * 0.36) + "px;");
        getChildren().add(initials);
        images.enabledProperty().addListener((_, _, _) -> reload());
    }

    public void show(Account account) {
        if (account.equals(shown)) {
            return;
        }
        shown = account;
        initials.setText(initialsOf(account.displayName()));
        StyleFamily.choose(getStyleClass(), "avatar-",
                Integer.toString(Math.floorMod(account.userId().hashCode(), COLOURS)));
        reload();
    }

    private void reload() {
        getChildren().setAll(initials);
        Account account = shown;
        if (account != null) {
            images.load(account, image -> put(account, image));
        }
    }

    private void put(Account account, Image image) {
        if (account.equals(shown)) {
            ImageView picture = new ImageView(image);
            picture.setFitWidth(size);
            picture.setFitHeight(size);
            picture.setClip(new Circle(size / 2, size / 2, size / 2));
            getChildren().setAll(initials, picture);
        }
    }

    /** Two letters: of two words, of two capitals, or the first two. */
    static String initialsOf(String name) {
        String[] words = name.strip().split("[\\s_-]+", -1);
        if (words.length > 1 && !words[0].isEmpty() && !words[1].isEmpty()) {
            return (first(words[0]) + first(words[1])).toUpperCase(Locale.ROOT);
        }
        String capitals = name.codePoints().filter(Character::isUpperCase).limit(2)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        if (capitals.codePointCount(0, capitals.length()) == 2) {
            return capitals;
        }
        String bare = name.strip();
        int end = bare.offsetByCodePoints(0, Math.min(2, bare.codePointCount(0, bare.length())));
        return bare.substring(0, end).toUpperCase(Locale.ROOT);
    }

    private static String first(String word) {
        return new StringBuilder().appendCodePoint(word.codePointAt(0)).toString();
    }
}
