package io.continuo.journey.funnel;

import io.continuo.journey.columns.Chunk;
import io.continuo.journey.columns.Snapshot;
import io.continuo.journey.query.Dimension;
import io.continuo.journey.query.Interval;
import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.Question;
import io.continuo.journey.query.Values;
import java.util.HashSet;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A question about a funnel, which every partition answers for its customers.
 *
 * @param breakdown null: none
 * @param trend null: none
 */
public record FunnelQuery(
        Funnel funnel,
        @Nullable Breakdown breakdown,
        @Nullable Interval trend) implements Question<FunnelCounts> {

    @Override
    public Set<String> properties() {
        Set<String> properties = new HashSet<>();
        funnel.conditions()
                .forEach(where -> properties.addAll(where.properties().keySet()));
        addTo(properties, funnel.constant());
        addTo(properties, breakdown == null ? null : breakdown.by());
        return properties;
    }

    private static void addTo(Set<String> properties, @Nullable Dimension dimension) {
        if (dimension != null && dimension.kind() == Dimension.Kind.PROPERTY) {
            properties.add(dimension.property());
        }
    }

    @Override
    public FunnelCounts count(Snapshot snapshot) {
        FunnelCounts counts = new FunnelCounts(funnel.steps().size());
        Splits splits = new Splits(funnel.steps().size(), breakdown, trend, snapshot.schema());
        boolean split = breakdown != null || trend != null;
        Scan scan = new Scan(snapshot);
        scan.run(splits.columns(), (chunk, outcome, customer) -> {
            counts.add(outcome);
            if (split) {
                splits.add(outcome, chunk);
            }
        });
        splits.addTo(counts);
        return counts;
    }

    @Override
    public FunnelCounts read(PartialInput in) {
        return FunnelCounts.read(in, funnel.steps().size());
    }

    /**
     * Shows every customer who took a step.
     *
     * @param visitor can ask for the customer's id, and is told the steps they came to as bits
     */
    void each(Snapshot snapshot, ObjIntConsumer<Supplier<String>> visitor) {
        new Scan(snapshot).run(new int[0], (chunk, outcome, customer) -> visitor.accept(customer, outcome.reached));
    }

    /** Is shown what each customer came to, if they came to a step at all. */
    @FunctionalInterface
    private interface Shown {
        void outcome(Chunk chunk, Outcome outcome, Supplier<String> customer);
    }

    private final class Scan {

        private final Snapshot snapshot;
        private final Collector collector;
        private final Plan plan = new Plan(funnel, breakdown != null || trend != null);
        private final Matcher matcher = Matcher.of(funnel, plan);
        private final @Nullable Values constant;
        private final Hits hits = new Hits();
        private final Outcome outcome = new Outcome(plan);

        Scan(Snapshot snapshot) {
            this.snapshot = snapshot;
            this.collector = new Collector(funnel, snapshot.schema());
            this.constant = funnel.constant() == null ? null : new Values(funnel.constant(), snapshot.schema());
        }

        void run(int[] more, Shown shown) {
            int[] constants = constant == null ? new int[0] : constant.columns();
            int[] columns = IntStream.concat(
                            IntStream.of(collector.columns()),
                            IntStream.concat(IntStream.of(constants), IntStream.of(more)))
                    .distinct()
                    .toArray();
            ConstantMatcher alike = constant == null ? null : new ConstantMatcher(matcher, plan, constant);
            boolean strict = funnel.mode() == Funnel.Mode.STRICT;
            snapshot.scan(columns, collector.wanted(), (chunk, from, to, customer) -> {
                collector.collect(chunk, from, to, hits);
                if (hits.size == 0) {
                    return;
                }
                outcome.clear();
                if (alike == null) {
                    matcher.match(hits, outcome);
                } else {
                    alike.match(chunk, hits, strict, outcome);
                }
                if (outcome.reached != 0) {
                    shown.outcome(chunk, outcome, customer);
                }
            });
        }
    }
}
