package app.stagepass;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was counted. */
final class CrashFigures {

    private final Map<CrashStep, Integer> killsAt = new EnumMap<>(CrashStep.class);
    private int kills;
    private int lost;
    private long resent;
    private int inDoubt;
    private final List<String> untold = new ArrayList<>();

    void killed(CrashStep step) {
        kills++;
        killsAt.merge(step, 1, Integer::sum);
    }

    /** A pair is gone although the keyring's write had returned, or although its refresh token is reusable. */
    void lost() {
        lost++;
    }

    /** How many spent one-time tokens Twitch has seen again, in all. */
    void resent(long inAll) {
        resent = inAll;
    }

    /** Killed between sent and stored. */
    void inDoubt() {
        inDoubt++;
    }

    /** In doubt, and not served, or not asked for, or with other words. */
    void untold(String what) {
        untold.add(what);
    }

    void add(CrashFigures other) {
        kills += other.kills;
        lost += other.lost;
        resent += other.resent;
        inDoubt += other.inDoubt;
        untold.addAll(other.untold);
        other.killsAt.forEach((step, n) -> killsAt.merge(step, n, Integer::sum));
    }

    int kills() {
        return kills;
    }

    Map<CrashStep, Integer> killsAt() {
        return killsAt;
    }

    List<String> untold() {
        return untold;
    }

    boolean isFlawless() {
        return lost == 0 && resent == 0 && untold.isEmpty();
    }

    @Override
    public String toString() {
        return "kills=" + kills + " lost=" + lost + " resent=" + resent + " indoubt=" + inDoubt;
    }
}
