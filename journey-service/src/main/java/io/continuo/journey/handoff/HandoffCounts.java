package io.continuo.journey.handoff;

import io.continuo.journey.query.Partial;
import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.PartialOutput;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** Hand-offs by the two channels and by what kind of customer it was. Additive. */
final class HandoffCounts implements Partial<HandoffCounts> {

    private final Map<Pair, OfPair> byPair =
            new TreeMap<>(Comparator.comparing(Pair::from).thenComparing(Pair::to));
    private long customers;

    /** The channel that was left, and the one where the customer went on. */
    record Pair(String from, String to) {}

    /** The hand-offs of two channels. */
    static final class OfPair {

        private final Map<String, Passed> byType = new TreeMap<>();

        /** Customers, of whatever type they were: some were of several. */
        long customers;

        Passed of(String type) {
            return byType.computeIfAbsent(type, any -> new Passed());
        }

        /** By the type of the customer. */
        Map<String, Passed> byType() {
            return byType;
        }

        /** All together. */
        Passed all() {
            Passed all = new Passed();
            byType.values().forEach(all::merge);
            all.customers = customers;
            return all;
        }

        private void merge(OfPair other) {
            other.byType.forEach((type, passed) -> of(type).merge(passed));
            customers += other.customers;
        }
    }

    /** A customer who went on in another channel at least once. */
    void customer() {
        customers++;
    }

    OfPair of(String from, String to) {
        return byPair.computeIfAbsent(new Pair(from, to), pair -> new OfPair());
    }

    @Override
    public HandoffCounts plus(HandoffCounts other) {
        other.byPair.forEach((pair, counts) -> of(pair.from(), pair.to()).merge(counts));
        customers += other.customers;
        return this;
    }

    @Override
    public void write(PartialOutput out) {
        out.number(customers);
        out.each(byPair.entrySet(), entry -> {
            out.text(entry.getKey().from());
            out.text(entry.getKey().to());
            out.number(entry.getValue().customers);
            out.each(entry.getValue().byType.entrySet(), ofType -> {
                out.text(ofType.getKey());
                ofType.getValue().write(out);
            });
        });
    }

    static HandoffCounts read(PartialInput in) {
        HandoffCounts counts = new HandoffCounts();
        counts.customers = in.number();
        in.each(() -> {
            OfPair pair = counts.of(in.text(), in.text());
            pair.customers = in.number();
            in.each(() -> pair.of(in.text()).merge(Passed.read(in)));
        });
        return counts;
    }

    /** In the order of their names. */
    Map<Pair, OfPair> byPair() {
        return byPair;
    }

    /** How many customers went on in another channel. */
    long customers() {
        return customers;
    }
}
