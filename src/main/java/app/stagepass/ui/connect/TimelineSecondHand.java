package app.stagepass.ui.connect;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

/** Ticks with JavaFX's own pulse. */
public final class TimelineSecondHand implements SecondHand {

    @Override
    public Stop start(Runnable tick) {
        Timeline timeline = new Timeline(new KeyFrame(Duration.seconds(1), _ -> tick.run()));
        timeline.setCycleCount(Animation.INDEFINITE);
        timeline.play();
        return timeline::stop;
    }
}
