package app.stagepass.ui;

import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** Name and handle in one line; where both do not fit it is the handle that gives way. Whole in the tooltip. */
final class NameRow extends Region {

    private static final double GAP = 6;
    /** Less of a handle says nothing. */
    private static final double LEAST = 30;

    private final Label name = new Label();
    private final Label handle = new Label();
    private final Tooltip whole = new Tooltip();

    NameRow() {
        name.getStyleClass().add("card-name");
        handle.getStyleClass().add("card-handle");
        Tooltip.install(this, whole);
        setMinWidth(0);
        getChildren().addAll(name, handle);
    }

    void show(String newName, String newHandle) {
        name.setText(newName);
        handle.setText(newHandle);
        whole.setText((newName + " " + newHandle).strip());
    }

    @Override
    protected double computePrefWidth(double height) {
        return name.prefWidth(-1) + GAP + handle.prefWidth(-1);
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.max(name.prefHeight(-1), handle.prefHeight(-1));
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double nameWidth = Math.min(name.prefWidth(-1), getWidth());
        double rest = getWidth() - nameWidth - GAP;
        handle.setVisible(rest >= Math.min(LEAST, handle.prefWidth(-1)));
        layoutInArea(name, 0, 0, nameWidth, getHeight(), name.getBaselineOffset(), javafx.geometry.HPos.LEFT,
                VPos.BASELINE);
        layoutInArea(handle, nameWidth + GAP, 0, Math.max(0, Math.min(rest, handle.prefWidth(-1))), getHeight(),
                name.getBaselineOffset(), javafx.geometry.HPos.LEFT, VPos.BASELINE);
    }
}
