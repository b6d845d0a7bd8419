package io.continuo.journey.experience;

/**
 * Net promoter score, 100 · (P − D) / N over answers from 0 to 10: promoters answer 9 or 10, detractors 0 to 6; N includes
 * the passives between them. Standard error 100 · √((p + d − (p − d)²) / n).
 */
public final class NpsTally {

    private static final int PROMOTER = 9;
    private static final int PASSIVE = 7;
    private static final int BEST = 10;

    private long promoters;
    private long passives;
    private long detractors;

    /** @throws IllegalArgumentException when the scale has no such answer */
    public void add(int answer) {
        add(answer, 1);
    }

    /**
     * The same answer so many times.
     *
     * @throws IllegalArgumentException when the scale has no such answer
     */
    public void add(int answer, long times) {
        if (answer < 0 || answer > BEST) {
            throw new IllegalArgumentException("an answer is 0 to " + BEST);
        }
        if (answer >= PROMOTER) {
            promoters += times;
        } else if (answer >= PASSIVE) {
            passives += times;
        } else {
            detractors += times;
        }
    }

    public void merge(NpsTally other) {
        promoters += other.promoters;
        passives += other.passives;
        detractors += other.detractors;
    }

    /** From −100 to 100. */
    public Figure figure() {
        long n = promoters + passives + detractors;
        if (n == 0) {
            return Figure.none();
        }
        double score = (double) (promoters - detractors) / n;
        double spread = Math.max(0, (double) (promoters + detractors) / n - score * score);
        Intervals.Interval interval =
                Intervals.ofError(score, Math.sqrt(spread / n), -1, 1).times(100);
        return new Figure.Known(100.0 * (promoters - detractors) / n, n, interval.low(), interval.high());
    }
}
