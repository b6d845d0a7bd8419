package io.continuo.journey.friction;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a place does to customers.
 *
 * <p>The <em>harm</em> is the share of its occurrences after which it ended badly (of dead ends and drops after a hand-off: the
 * share of such contacts that were one), less the share of all contacts after which it ended badly. The <em>score</em>
 * is customers × harm, and 0 where it goes on no worse than otherwise.
 *
 * @param harm null while it is not known of any occurrence how it went on
 */
record Harm(
        Spot spot, FrictionCounts.Counts counts, @Nullable Double harm, double score) {

    private static final Comparator<Harm> WORST_FIRST = Comparator.comparingDouble(Harm::score)
            .thenComparingLong(harm -> harm.counts().customers)
            .reversed()
            .thenComparing(Harm::spot);

    /** Of every place where something showed, the worst first. */
    static List<Harm> of(FrictionCounts counts) {
        Double usual = share(counts.bad(), counts.decided());
        return counts.spots().entrySet().stream()
                .filter(spot -> spot.getValue().occurrences > 0)
                .map(spot -> of(spot, usual))
                .sorted(WORST_FIRST)
                .toList();
    }

    private static Harm of(Map.Entry<Spot, FrictionCounts.Counts> spot, @Nullable Double usual) {
        FrictionCounts.Counts counts = spot.getValue();
        Double share = share(counts.bad, counts.decided);
        Double harm = share == null || usual == null ? null : share - usual;
        return new Harm(spot.getKey(), counts, harm, harm == null ? 0 : counts.customers * Math.max(0, harm));
    }

    private static @Nullable Double share(long some, long of) {
        return of == 0 ? null : (double) some / of;
    }
}
