package app.stagepass.vault;

/**
 * What one guess at a passphrase costs, by Argon2id (RFC 9106). It stands in the file, so that later versions can ask for more.
 *
 * @param memoryKib kibibytes of memory
 * @param passes    over that memory
 * @param lanes     that may be computed side by side
 */
public record Argon2Cost(int memoryKib, int passes, int lanes) {

    /** The memory and passes of RFC 9106's second recommendation, in one lane: half a second and 64 MiB a guess. */
    public static final Argon2Cost USUAL = new Argon2Cost(64 * 1024, 3, 1);

    private static final int MOST_MEMORY_KIB = 256 * 1024;
    private static final int MOST_PASSES = 16;
    private static final int MOST_LANES = 8;

    /** @throws IllegalArgumentException if it is more than a file may cost us in memory and time, or less than Argon2 knows */
    public Argon2Cost {
        if (passes < 1 || passes > MOST_PASSES || lanes < 1 || lanes > MOST_LANES || memoryKib < 8 * lanes
                || memoryKib > MOST_MEMORY_KIB) {
            throw new IllegalArgumentException("Argon2 out of bounds");
        }
    }
}
