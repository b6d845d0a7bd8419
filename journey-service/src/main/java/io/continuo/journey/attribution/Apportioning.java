package io.continuo.journey.attribution;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Divides a total by weights so that the parts sum to it exactly (Hamilton's method of the largest remainders). */
final class Apportioning {

    /** Decimals of a part. */
    static final int DECIMALS = 10;

    private static final int REMAINDER_DECIMALS = 2 * DECIMALS;

    private Apportioning() {}

    /**
     * The parts, by the place of their weights; all are 0 when all weights are.
     *
     * @param weights not negative
     */
    static List<BigDecimal> divide(BigDecimal total, double[] weights) {
        BigDecimal sum = Arrays.stream(weights).mapToObj(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.signum() == 0 || total.signum() == 0) {
            return Arrays.stream(weights).mapToObj(weight -> BigDecimal.ZERO).toList();
        }
        List<BigDecimal> precise = Arrays.stream(weights)
                .mapToObj(weight ->
                        total.multiply(new BigDecimal(weight)).divide(sum, REMAINDER_DECIMALS, RoundingMode.HALF_UP))
                .toList();
        BigDecimal[] parts = precise.stream()
                .map(part -> part.setScale(DECIMALS, RoundingMode.DOWN))
                .toArray(BigDecimal[]::new);
        hand(total, precise, parts);
        return Arrays.stream(parts).map(Apportioning::plain).toList();
    }

    /** Hands what rounding down left over to the parts that lost most, a last decimal each. */
    private static void hand(BigDecimal total, List<BigDecimal> precise, BigDecimal[] parts) {
        BigDecimal left = total.subtract(Arrays.stream(parts).reduce(BigDecimal.ZERO, BigDecimal::add));
        BigDecimal unit = BigDecimal.ONE.movePointLeft(DECIMALS);
        int[] order = IntStream.range(0, parts.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> precise.get(i).subtract(parts[i]))
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i = 0; left.compareTo(unit) >= 0; i = (i + 1) % order.length) {
            parts[order[i]] = parts[order[i]].add(unit);
            left = left.subtract(unit);
        }
        // A total with more decimals than a part has keeps them, on the largest part.
        parts[order[0]] = parts[order[0]].add(left);
    }

    private static BigDecimal plain(BigDecimal part) {
        BigDecimal stripped = part.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
