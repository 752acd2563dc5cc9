package app.stagepass.log;

/**
 * Every run of eight characters that occurs in a number of texts. Eight characters of ASCII fit into a {@code long} exactly, so
 * this is a hash set of longs; texts that are not ASCII take no part.
 */
final class GramSet {

    static final int LENGTH = 8;

    private long[] table = new long[1024];
    private int size;

    void addAll(String text) {
        long gram = 0;
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            length = isAscii(c) ? length + 1 : 0;
            gram = (gram << 8) | c;
            if (length >= LENGTH) {
                add(gram);
            }
        }
    }

    /** Marks each character that is part of a run we hold. */
    boolean[] covered(String text) {
        boolean[] covered = new boolean[text.length()];
        long gram = 0;
        int length = 0;
        int markedUpTo = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            length = isAscii(c) ? length + 1 : 0;
            gram = (gram << 8) | c;
            if (length >= LENGTH && contains(gram)) {
                for (int k = Math.max(markedUpTo, i - LENGTH + 1); k <= i; k++) {
                    covered[k] = true;
                }
                markedUpTo = i + 1;
            }
        }
        return covered;
    }

    private static boolean isAscii(char c) {
        return c > 0 && c < 0x80; // zero is left out, so that no gram is 0, which means "free" in the table
    }

    private boolean contains(long gram) {
        for (int i = slot(gram, table.length); table[i] != 0; i = (i + 1) & (table.length - 1)) {
            if (table[i] == gram) {
                return true;
            }
        }
        return false;
    }

    private void add(long gram) {
        if (size * 2 >= table.length) {
            long[] old = table;
            table = new long[old.length * 2];
            size = 0;
            for (long known : old) {
                if (known != 0) {
                    add(known);
                }
            }
        }
        int i = slot(gram, table.length);
        while (table[i] != 0 && table[i] != gram) {
            i = (i + 1) & (table.length - 1);
        }
        if (table[i] == 0) {
            table[i] = gram;
            size++;
        }
    }

    private static int slot(long gram, int length) {
        long mixed = gram * 0x9E3779B97F4A7C15L; // Fibonacci hashing
        return (int) (mixed >>> 32) & (length - 1);
    }
}
