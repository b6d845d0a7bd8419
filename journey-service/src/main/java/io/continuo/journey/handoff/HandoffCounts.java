package io.continuo.journey.handoff;

import io.continuo.journey.query.Durations;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** Hand-offs by the two channels. Additive. */
final class HandoffCounts {

    private final Map<Pair, Counts> byPair =
            new TreeMap<>(Comparator.comparing(Pair::from).thenComparing(Pair::to));
    private long customers;

    /** The channel that was left, and the one where the customer went on. */
    record Pair(String from, String to) {}

    /** The hand-offs of two channels. */
    static final class Counts {

        final Durations wait = new Durations();
        long volume;
        long customers;

        /** Those of which it is known whether the customer was lost. */
        long decided;

        long lost;

        /** Those between two service contacts, and of these the ones that are about the same. */
        long service;

        long repeated;

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

    HandoffCounts plus(HandoffCounts other) {
        other.byPair.forEach((pair, counts) -> of(pair.from(), pair.to()).merge(counts));
        customers += other.customers;
        return this;
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
