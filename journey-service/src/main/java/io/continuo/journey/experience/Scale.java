package io.continuo.journey.experience;

import java.math.BigDecimal;

/**
 * Which answers a survey takes, and which end is good; each survey states its own.
 *
 * @param lowest answer
 * @param highest answer
 */
public record Scale(BigDecimal lowest, BigDecimal highest, boolean lowerIsBetter) {

    /** Recommendation from 0 to 10. */
    public static final Scale NPS = of(0, 10, false);

    /** Satisfaction from 1 to 5; 4 and 5 are content. */
    public static final Scale CSAT = of(1, 5, false);

    /** Agreement from 1 to 7 that it was easy; 5 to 7 agree. */
    public static final Scale CES = of(1, 7, false);

    private static final BigDecimal FIFTHS = BigDecimal.valueOf(5);
    private static final BigDecimal GOOD_FIFTHS = BigDecimal.valueOf(3);
    private static final BigDecimal BAD_FIFTHS = BigDecimal.TWO;

    public Scale {
        if (lowest.compareTo(highest) >= 0) {
            throw new IllegalArgumentException("a scale has a lowest answer and a higher one");
        }
    }

    public static Scale of(int lowest, int highest, boolean lowerIsBetter) {
        return new Scale(BigDecimal.valueOf(lowest), BigDecimal.valueOf(highest), lowerIsBetter);
    }

    /** Whether it is within the upper two fifths of the scale: 4 and 5 of 1 to 5, 5 to 7 of 1 to 7. */
    boolean isGood(BigDecimal answer) {
        BigDecimal fromWorst = lowerIsBetter ? highest.subtract(answer) : answer.subtract(lowest);
        BigDecimal whole = highest.subtract(lowest);
        return fromWorst.multiply(FIFTHS).compareTo(whole.multiply(GOOD_FIFTHS)) >= 0;
    }

    /** Whether it is within the lower two fifths: 1 and 2 of 1 to 5. */
    boolean isBad(BigDecimal answer) {
        BigDecimal fromWorst = lowerIsBetter ? highest.subtract(answer) : answer.subtract(lowest);
        return fromWorst.multiply(FIFTHS).compareTo(highest.subtract(lowest).multiply(BAD_FIFTHS)) <= 0;
    }

    boolean holds(BigDecimal answer) {
        return answer.compareTo(lowest) >= 0 && answer.compareTo(highest) <= 0;
    }

    void check(BigDecimal answer) {
        if (!holds(answer)) {
            throw new IllegalArgumentException("an answer is " + lowest + " to " + highest);
        }
    }

    /** {@code 1..7} or, where low is good, {@code 7..1}: the worst answer first. */
    String text() {
        String low = lowest.stripTrailingZeros().toPlainString();
        String high = highest.stripTrailingZeros().toPlainString();
        return lowerIsBetter ? high + ".." + low : low + ".." + high;
    }

    static Scale read(String text) {
        int between = text.indexOf("..");
        BigDecimal worst = new BigDecimal(text.substring(0, between));
        BigDecimal best = new BigDecimal(text.substring(between + 2));
        return worst.compareTo(best) < 0 ? new Scale(worst, best, false) : new Scale(best, worst, true);
    }
}
