package io.continuo.identity.matching;

/**
 * Likeness of two strings.
 *
 * <p>Written here for their speed, as each incoming record is compared with many: no allocation but one small array.
 */
final class Similarity {

    private static final double PREFIX_WEIGHT = 0.1;
    private static final int LONGEST_PREFIX = 4;
    private static final int MOST_FOR_MASKS = 64;

    private Similarity() {}

    /** Jaro–Winkler (W. E. Winkler, 1990), from 0 to 1; characters beyond the 64th are not looked at. */
    static double jaroWinkler(String one, String other) {
        int n = Math.min(one.length(), MOST_FOR_MASKS);
        int k = Math.min(other.length(), MOST_FOR_MASKS);
        if (n == 0 || k == 0) {
            return 0;
        }
        int window = Math.max(0, Math.max(n, k) / 2 - 1);
        long matchedOne = 0;
        long matchedOther = 0;
        for (int i = 0; i < n; i++) {
            int end = Math.min(k, i + window + 1);
            for (int j = Math.max(0, i - window); j < end; j++) {
                if ((matchedOther & (1L << j)) == 0 && one.charAt(i) == other.charAt(j)) {
                    matchedOne |= 1L << i;
                    matchedOther |= 1L << j;
                    break;
                }
            }
        }
        int matches = Long.bitCount(matchedOne);
        if (matches == 0) {
            return 0;
        }
        double half = transposed(one, other, matchedOne, matchedOther) / 2.0;
        double jaro = ((double) matches / n + (double) matches / k + (matches - half) / matches) / 3;
        return jaro + commonPrefix(one, other) * PREFIX_WEIGHT * (1 - jaro);
    }

    private static int transposed(String one, String other, long matchedOne, long matchedOther) {
        int transposed = 0;
        long rest = matchedOther;
        for (long left = matchedOne; left != 0; left &= left - 1) {
            if (one.charAt(Long.numberOfTrailingZeros(left)) != other.charAt(Long.numberOfTrailingZeros(rest))) {
                transposed++;
            }
            rest &= rest - 1;
        }
        return transposed;
    }

    private static int commonPrefix(String one, String other) {
        int most = Math.min(LONGEST_PREFIX, Math.min(one.length(), other.length()));
        int length = 0;
        while (length < most && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return length;
    }

    /**
     * Optimal string alignment: the fewest insertions, deletions, substitutions and swaps of neighbours
     * (F. J. Damerau, 1964, each part edited once).
     *
     * @param most where there are more, {@code most + 1} is answered
     */
    static int edits(String one, String other, int most) {
        if (Math.abs(one.length() - other.length()) > most) {
            return most + 1;
        }
        int width = other.length() + 1;
        int[] before = new int[width];
        int[] above = new int[width];
        int[] row = new int[width];
        for (int j = 0; j < width; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            if (fill(one, other, i, before, above, row) > most) {
                return most + 1;
            }
            int[] spare = before;
            before = above;
            above = row;
            row = spare;
        }
        return Math.min(above[width - 1], most + 1);
    }

    private static int fill(String one, String other, int i, int[] before, int[] above, int[] row) {
        row[0] = i;
        int least = i;
        for (int j = 1; j < row.length; j++) {
            boolean same = one.charAt(i - 1) == other.charAt(j - 1);
            int cost = Math.min(above[j - 1] + (same ? 0 : 1), 1 + Math.min(above[j], row[j - 1]));
            if (i > 1
                    && j > 1
                    && one.charAt(i - 1) == other.charAt(j - 2)
                    && one.charAt(i - 2) == other.charAt(j - 1)) {
                cost = Math.min(cost, before[j - 2] + 1);
            }
            row[j] = cost;
            least = Math.min(least, cost);
        }
        return least;
    }
}
