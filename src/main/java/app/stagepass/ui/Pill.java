package app.stagepass.ui;

import app.stagepass.words.Light;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** A status: words, a colour, and a shape that tells the colours apart without seeing them. */
public final class Pill extends Label {

    public Pill() {
        getStyleClass().add("pill");
        Region mark = new Region();
        mark.getStyleClass().add("mark");
        setGraphic(mark);
        setMinWidth(USE_PREF_SIZE);
    }

    public Pill(Light light, String words) {
        this();
        show(light, words);
    }

    public void show(Light light, String words) {
        StyleFamily.choose(getStyleClass(), "pill-", light.name().toLowerCase(Locale.ROOT));
        setText(words);
        setAccessibleText(words);
    }
}
