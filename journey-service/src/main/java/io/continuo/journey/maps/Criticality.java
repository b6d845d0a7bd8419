package io.continuo.journey.maps;

import io.continuo.journey.experience.Figure;
import io.continuo.journey.experience.ShareTally;
import java.util.ArrayList;
import java.util.List;

/**
 * How much harm is done in a cell. Of each share the lower end of its 95 % interval counts, so that a few cases make no
 * critical point.
 *
 * @param severity customers · harm
 * @param harm 1 − (1 − dissatisfied) · (1 − lost) · (1 − repeated), 0 to 1
 * @param reasons what the harm is made of, the largest first
 */
record Criticality(double severity, double harm, List<Reason> reasons) {

    /** What is said of it to callers. */
    static final String FORMULA =
            "severity = customers * harm; harm = 1 - (1 - dissatisfied) * (1 - lost) * (1 - repeated),"
                    + " each the lower end of the 95 % interval of its share; critical is a cell that misses an expectation, and the"
                    + " cells of most severity";

    private static final double PERCENT = 100;

    /**
     * A share of something bad, in percent.
     *
     * @param what dissatisfied, lost or repeated
     * @param low the lower end of its interval, which counts
     */
    record Reason(String what, double share, double low, long n) {}

    static Criticality of(CellCounts counts, ShareTally unhappy) {
        List<Reason> reasons = new ArrayList<>();
        double good = 1;
        good *= 1 - add("dissatisfied", unhappy, reasons);
        good *= 1 - add("lost", ShareTally.of(counts.lost, counts.decided), reasons);
        good *= 1 - add("repeated", ShareTally.of(counts.repeated, counts.asked), reasons);
        double harm = 1 - good;
        reasons.sort((one, other) -> Double.compare(other.low(), one.low()));
        return new Criticality(counts.customers * harm, harm, List.copyOf(reasons));
    }

    private static double add(String what, ShareTally share, List<Reason> reasons) {
        return switch (share.figure()) {
            case Figure.Known(double value, long n, Double low, Double high)
            when low != null && value > 0 -> {
                reasons.add(new Reason(what, value, low, n));
                yield low / PERCENT;
            }
            case Figure.Known none -> 0;
            case Figure.NoData none -> 0;
        };
    }
}
