package app.stagepass.token;

/**
 * One permission, for example {@code chat:read} (RFC 6749 section 3.3, scope-token).
 *
 * @param value 1 to 100 characters: letters, digits, {@code : _ - .}, which is narrower than the RFC and holds all of Twitch's
 */
public record Scope(String value) implements Comparable<Scope> {

    public Scope {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("not a scope");
        }
    }

    public static boolean isWellFormed(String value) {
        return value.matches("[A-Za-z0-9:_.-]{1,100}");
    }

    @Override
    public int compareTo(Scope other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
