package app.stagepass.ui.connect;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/** Two parts side by side, or one above the other where there is no room for that. */
final class TwoColumns extends Region {

    private static final double GAP = 24;

    private final Region main;
    private final Region side;
    private final double sideWidth;
    private final double enough;

    /** @param enough the width in pixels from which both stand side by side */
    TwoColumns(Region main, Region side, double sideWidth, double enough) {
        this.main = main;
        this.side = side;
        this.sideWidth = sideWidth;
        this.enough = enough;
        getChildren().addAll(main, side);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return enough;
    }

    @Override
    protected double computePrefHeight(double width) {
        double room = width > 0 ? width : enough;
        return room >= enough
                ? Math.max(main.prefHeight(room - sideWidth - GAP), side.prefHeight(sideWidth))
                : main.prefHeight(room) + GAP + side.prefHeight(room);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        if (width >= enough) {
            double left = width - sideWidth - GAP;
            main.resizeRelocate(0, 0, left, main.prefHeight(left));
            side.resizeRelocate(left + GAP, 0, sideWidth, Math.max(side.prefHeight(sideWidth), main.getHeight()));
        } else {
            double height = main.prefHeight(width);
            main.resizeRelocate(0, 0, width, height);
            side.resizeRelocate(0, height + GAP, width, side.prefHeight(width));
        }
    }
}
