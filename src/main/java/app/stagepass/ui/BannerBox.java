package app.stagepass.ui;

import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Draws the banners, one below the other. */
final class BannerBox extends VBox {

    BannerBox(ObservableList<Banner> banners) {
        super(8);
        getStyleClass().add("banners");
        banners.addListener((ListChangeListener<Banner>) _ -> draw(banners));
        draw(banners);
    }

    private void draw(ObservableList<Banner> banners) {
        getChildren().setAll(banners.stream().map(BannerBox::view).toList());
        setVisible(!banners.isEmpty());
        setManaged(!banners.isEmpty());
    }

    private static Region view(Banner banner) {
        String tone = banner.tone().name().toLowerCase(Locale.ROOT);
        Label tag = new Label(banner.tag());
        tag.getStyleClass().addAll("banner-tag", "tag-" + tone);
        tag.setMinWidth(USE_PREF_SIZE);
        Label text = new Label(banner.text());
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox row = new HBox(tag, text);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().addAll("banner", "banner-" + tone);
        row.setAccessibleText(banner.tag() + ": " + banner.text());
        for (int i = 0; i < banner.choices().size(); i++) {
            Prompts.Choice choice = banner.choices().get(i);
            Button button = Buttons.button(choice.label());
            button.getStyleClass().add(i == 0 && banner.tone() == Banner.Tone.RED ? "primary" : "quiet");
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(_ -> choice.run().run());
            row.getChildren().add(button);
        }
        return row;
    }
}
