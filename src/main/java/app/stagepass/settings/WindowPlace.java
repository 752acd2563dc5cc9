package app.stagepass.settings;

import java.util.Comparator;
import java.util.List;

/**
 * Where a window is, in logical pixels, with its frame.
 *
 * @param maximized whether it fills its screen; the rest is then where it was before
 */
public record WindowPlace(double x, double y, double width, double height, boolean maximized) {

    /** So much of it has to be seen that it can be taken hold of. */
    private static final double GRIP = 64;

    /** A part of the desktop that windows may fill. */
    public record Area(double x, double y, double width, double height) {}

    /**
     * The same place on the screens that there are now: a screen may be gone since, or smaller.
     *
     * @param screens the first is the main one; not empty
     */
    public WindowPlace on(List<Area> screens) {
        Area best = screens.stream().max(Comparator.comparingDouble(this::seenOn)).orElseThrow();
        Area screen = seenOn(best) > 0 ? best : screens.getFirst();
        double fittingWidth = Math.min(width, screen.width());
        double fittingHeight = Math.min(height, screen.height());
        boolean isSeen = across(x, width, screen.x(), screen.width()) >= Math.min(GRIP, width)
                && y >= screen.y() && y <= screen.y() + screen.height() - GRIP
                && fittingWidth == width && fittingHeight == height;
        return isSeen
                ? this
                : new WindowPlace(within(x, fittingWidth, screen.x(), screen.width()),
                        within(y, fittingHeight, screen.y(), screen.height()), fittingWidth, fittingHeight, maximized);
    }

    /**
     * Where a window of this size, with its frame, is put the first time: in the middle of the main screen, and no larger than that.
     *
     * @param screens the first is the main one; not empty
     */
    public static WindowPlace first(double width, double height, List<Area> screens) {
        Area screen = screens.getFirst();
        double fittingWidth = Math.min(width, screen.width());
        double fittingHeight = Math.min(height, screen.height());
        return new WindowPlace(screen.x() + Math.floor((screen.width() - fittingWidth) / 2),
                screen.y() + Math.floor((screen.height() - fittingHeight) / 2), fittingWidth, fittingHeight, false);
    }

    private double seenOn(Area screen) {
        return across(x, width, screen.x(), screen.width()) * across(y, height, screen.y(), screen.height());
    }

    private static double across(double from, double length, double start, double room) {
        return Math.max(0, Math.min(from + length, start + room) - Math.max(from, start));
    }

    private static double within(double from, double length, double start, double room) {
        return Math.clamp(from, start, Math.max(start, start + room - length));
    }
}
