package app.stagepass.ui;

import app.stagepass.token.Role;
import app.stagepass.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** Name, handle and role in one line; where they do not fit it is the handle that gives way. Whole in the tooltip. */
final class NameRow extends Region {

    private static final double GAP = 6;
    /** Less of a handle says nothing. */
    private static final double LEAST = 30;

    private final Label name = new Label();
    private final Label handle = new Label();
    private final RoleBadge badge;
    private final StringProperty whole = new SimpleStringProperty("");

    NameRow(Words words) {
        badge = new RoleBadge(words);
        name.getStyleClass().add("card-name");
        handle.getStyleClass().add("card-handle");
        Tip.on(this, whole);
        setMinWidth(0);
        getChildren().addAll(name, handle);
    }

    void show(String newName, String newHandle, Optional<Role> role) {
        badge.show(role);
        if (role.isPresent() != getChildren().contains(badge)) {
            getChildren().setAll(role.isPresent() ? List.of(name, handle, badge) : List.of(name, handle));
        }
        name.setText(newName);
        handle.setText(newHandle);
        whole.set(String.join(" ", newName, newHandle, badge.getText()).strip());
    }

    @Override
    protected double computePrefWidth(double height) {
        return name.prefWidth(-1) + GAP + handle.prefWidth(-1) + badgeWidth();
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.max(name.prefHeight(-1), handle.prefHeight(-1));
    }

    /** With the gap before it. */
    private double badgeWidth() {
        return badge.isVisible() ? GAP + badge.prefWidth(-1) : 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double room = Math.max(0, getWidth() - badgeWidth());
        double nameWidth = Math.min(name.prefWidth(-1), room);
        double rest = room - nameWidth - GAP;
        handle.setVisible(rest >= Math.min(LEAST, handle.prefWidth(-1)));
        layoutInArea(name, 0, 0, nameWidth, getHeight(), name.getBaselineOffset(), javafx.geometry.HPos.LEFT,
                VPos.BASELINE);
        double handleWidth = Math.max(0, Math.min(rest, handle.prefWidth(-1)));
        layoutInArea(handle, nameWidth + GAP, 0, handleWidth, getHeight(),
                name.getBaselineOffset(), javafx.geometry.HPos.LEFT, VPos.BASELINE);
        double end = nameWidth + (handle.isVisible() && handleWidth > 0 ? GAP + handleWidth : 0);
        if (badge.isVisible()) {
            badge.resizeRelocate(end + GAP, (getHeight() - badge.prefHeight(-1)) / 2 + 1, badge.prefWidth(-1),
                    badge.prefHeight(-1));
        }
    }
}
