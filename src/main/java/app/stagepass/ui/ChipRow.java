package app.stagepass.ui;

import app.stagepass.token.Scope;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** Scopes as chips, as many as fit in one line, and how many more there are. */
final class ChipRow extends Region {

    private static final double GAP = 8;
    private static final int MOST = 6;
    /** So much of a name says which it is. */
    private static final double LEGIBLE = 56;

    private final List<Label> chips = new ArrayList<>();
    private final Label more = chip("");
    private final String noScopes;
    private List<Scope> shown = List.of();

    ChipRow(String noScopes) {
        this.noScopes = noScopes;
        setMinWidth(0);
        fill();
    }

    void show(List<Scope> scopes) {
        if (!scopes.equals(shown)) {
            shown = List.copyOf(scopes);
            fill();
        }
    }

    private void fill() {
        chips.clear();
        shown.stream().limit(MOST).forEach(scope -> chips.add(chip(scope.value())));
        if (shown.isEmpty()) {
            Label none = new Label(noScopes);
            none.getStyleClass().add("muted");
            chips.add(none);
        }
        getChildren().setAll(chips);
        if (shown.size() > 1) { // one is shortened rather than counted
            getChildren().add(more);
        }
    }

    private static Label chip(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("chip");
        return label;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return chips.getFirst().prefHeight(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return chips.stream().mapToDouble(chip -> chip.prefWidth(-1) + GAP).sum() + 40;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        int fit = fit(width);
        double x = 0;
        for (int i = 0; i < chips.size(); i++) {
            Label chip = chips.get(i);
            chip.setVisible(i < fit);
            double wide = Math.min(chip.prefWidth(-1), i == 0 ? Math.max(0, width - reserve(1)) : width);
            if (i < fit) {
                chip.resizeRelocate(x, 0, wide, height);
                x += wide + GAP;
            }
        }
        more.setText("+" + (shown.size() - fit));
        more.setVisible(fit < shown.size() && x + more.prefWidth(-1) <= width);
        more.resizeRelocate(x, 0, more.prefWidth(-1), height);
    }

    /** The first is shortened if need be, but where nothing of it could be read all are counted. */
    private int fit(double width) {
        if (shown.size() > 1 && width - reserve(1) < Math.min(LEGIBLE, chips.getFirst().prefWidth(-1))) {
            return 0;
        }
        double x = 0;
        for (int i = 0; i < chips.size(); i++) {
            x += chips.get(i).prefWidth(-1) + (i == 0 ? 0 : GAP);
            if (i > 0 && x + reserve(i + 1) > width) {
                return i;
            }
        }
        return chips.size();
    }

    /** Room for the "+N" that follows if so many are shown. */
    private double reserve(int fit) {
        if (fit >= shown.size()) {
            return 0;
        }
        more.setText("+" + (shown.size() - fit));
        return GAP + more.prefWidth(-1);
    }
}
