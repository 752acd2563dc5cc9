package app.stagepass.vault;

import app.stagepass.token.RefreshToken;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * How far the renewal with one refresh token came, as it was written down before each step.
 *
 * @param about the refresh token that was to be sent
 * @param spent those before it that may have been used up while no pair that came since was safe: what is in the store can be one of
 *              them
 * @param at    when the step was taken
 */
public record Rotation(Stage stage, TokenMark about, Set<TokenMark> spent, Instant at) {

    public Rotation {
        spent = Set.copyOf(spent);
    }

    /** The first step of a renewal with this token. */
    public static Rotation first(Stage stage, RefreshToken token, Instant at) {
        return new Rotation(stage, TokenMark.of(token), Set.of(), at);
    }

    /** The next record, which must not forget what this one knows. */
    public Rotation then(Stage next, RefreshToken token, Instant when) {
        TokenMark mark = TokenMark.of(token);
        Set<TokenMark> all = new HashSet<>(spent);
        if (stage != Stage.INTENT && !about.equals(mark)) {
            all.add(about);
        }
        return new Rotation(next, mark, all, when);
    }

    /** Whether this token may be among those that were used up before. */
    public boolean mayHaveSpent(RefreshToken token) {
        return spent.stream().anyMatch(one -> one.mayBeOf(token));
    }

    public enum Stage {
        /** Somebody is about to send it. Nothing has left. */
        INTENT,
        /** The first byte was about to leave: Twitch may have given a new pair for it. */
        SENT,
        /** Twitch answered that it does not take it. */
        REFUSED
    }
}
