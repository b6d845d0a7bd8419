package io.continuo.journey.handoff;

import io.continuo.journey.query.Durations;
import io.continuo.journey.query.Partial;
import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.PartialOutput;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** Hand-offs by the two channels. Additive. */
final class HandoffCounts implements Partial<HandoffCounts> {

    private final Map<Pair, Counts> byPair =
            new TreeMap<>(Comparator.comparing(Pair::from).thenComparing(Pair::to));
    private long customers;

    /** The channel that was left, and the one where the customer went on. */
    record Pair(String from, String to) {}

    /** The hand-offs of two channels. */
    static final class Counts {

        private static final int NUMBERS = 6;

        final Durations wait = new Durations();
        long volume;
        long customers;

        /** Those of which it is known whether the customer was lost. */
        long decided;

        long lost;

        /** Those between two service contacts, and of these the ones that are about the same. */
        long service;

        long repeated;

        private void write(PartialOutput out) {
            wait.write(out);
            out.numbers(new long[] {volume, customers, decided, lost, service, repeated});
        }

        private static Counts read(PartialInput in) {
            Counts counts = new Counts();
            counts.wait.merge(Durations.read(in, Durations.EXACT));
            long[] numbers = in.numbers();
            if (numbers.length != NUMBERS) {
                throw new PartialInput.Malformed("a pair has " + NUMBERS + " numbers");
            }
            counts.volume = numbers[0];
            counts.customers = numbers[1];
            counts.decided = numbers[2];
            counts.lost = numbers[3];
            counts.service = numbers[4];
            counts.repeated = numbers[5];
            return counts;
        }

        void merge(Counts other) {
            wait.merge(other.wait);
            volume += other.volume;
            customers += other.customers;
            decided += other.decided;
            lost += other.lost;
            service += other.service;
            repeated += other.repeated;
        }
    }

    /** A customer who went on in another channel at least once. */
    void customer() {
        customers++;
    }

    Counts of(String from, String to) {
        return byPair.computeIfAbsent(new Pair(from, to), pair -> new Counts());
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
            entry.getValue().write(out);
        });
    }

    static HandoffCounts read(PartialInput in) {
        HandoffCounts counts = new HandoffCounts();
        counts.customers = in.number();
        in.each(() -> counts.of(in.text(), in.text()).merge(Counts.read(in)));
        return counts;
    }

    /** In the order of their names. */
    Map<Pair, Counts> byPair() {
        return byPair;
    }

    /** How many customers went on in another channel. */
    long customers() {
        return customers;
    }
}
