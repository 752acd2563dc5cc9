package app.stagepass.ui.connect;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/**
 * Two parts one below the other. Where the room is too small for both, the upper one gives way down to its smallest height before
 * anything of the lower one is lost, where a VBox would take half of what is missing from each.
 */
final class GivesWay extends Region {

    private static final double GAP = 14;

    private final Region upper;
    private final Region lower;

    GivesWay(Region upper, Region lower) {
        this.upper = upper;
        this.lower = lower;
        setMinSize(0, 0);
        getChildren().addAll(upper, lower);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.max(upper.prefWidth(-1), lower.prefWidth(-1));
    }

    @Override
    protected double computePrefHeight(double width) {
        return upper.prefHeight(width) + GAP + lower.prefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double room = getHeight() - GAP;
        double below = snapSizeY(Math.max(0, Math.min(lower.prefHeight(width), room - upper.minHeight(width))));
        double above = Math.max(0, room - below);
        upper.resizeRelocate(0, 0, width, above);
        lower.resizeRelocate(0, snapPositionY(above + GAP), width, below);
    }
}
