package app.stagepass.ui;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/** Wants to be as high as its content at this width, unlike its parent class, which asks for the height of unbroken lines. */
public final class TallScroll extends ScrollPane {

    private final Region content;

    public TallScroll(Region content) {
        super(content);
        this.content = content;
        setFitToWidth(true);
        content.layoutBoundsProperty().subscribe(this::requestLayout);
    }

    @Override
    protected double computePrefHeight(double width) {
        double inside = width > 0 ? width - snappedLeftInset() - snappedRightInset() : -1;
        return content.prefHeight(inside) + snappedTopInset() + snappedBottomInset() + 2;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }
}
