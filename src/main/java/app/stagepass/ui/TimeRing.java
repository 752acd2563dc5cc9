package app.stagepass.ui;

import app.stagepass.words.Light;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.layout.Region;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import javafx.scene.shape.StrokeLineCap;

/** A circle whose coloured part is the time that is left, from the top clockwise. */
final class TimeRing extends Region {

    private final Circle track = new Circle();
    private final Arc rest = new Arc();

    TimeRing(double size, double thickness) {
        getStyleClass().add("time-ring");
        track.getStyleClass().add("life-track");
        rest.getStyleClass().add("life-rest");
        double radius = (size - thickness) / 2;
        track.setCenterX(size / 2);
        track.setCenterY(size / 2);
        track.setRadius(radius);
        track.setStrokeWidth(thickness);
        rest.setCenterX(size / 2);
        rest.setCenterY(size / 2);
        rest.setRadiusX(radius);
        rest.setRadiusY(radius);
        rest.setStartAngle(90);
        rest.setType(ArcType.OPEN);
        rest.setStrokeWidth(thickness);
        rest.setStrokeLineCap(size > 40 ? StrokeLineCap.ROUND : StrokeLineCap.BUTT);
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
        getChildren().addAll(track, rest);
    }

    /** @param share 0 to 1; empty draws a full circle for what does not end */
    void show(Light light, Optional<Double> share, boolean alive) {
        double part = share.orElse(alive ? 1.0 : 0.0);
        rest.setLength(-360 * part);
        rest.setVisible(part > 0);
        StyleFamily.choose(getStyleClass(), "life-", light.name().toLowerCase(Locale.ROOT));
    }
}
