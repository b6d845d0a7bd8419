package io.continuo.journey.attribution;

import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.PartialOutput;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;

/**
 * What each set of channels brought by itself: R(S), the sum over the paths that touch exactly the channels of S, in any
 * order and however often.
 *
 * <p>With the worth v(S) = Σ R(T) over T ⊆ S, the Shapley value of a channel is Σ R(S) / |S| over the sets S that hold it
 * (Zhao, Mahboobi, Bagheri: Revenue-based attribution modeling for online advertising, 2018).
 */
final class CoalitionTally {

    private static final int MASK_BITS = 63;

    /** Sets of channels below 63, as masks. */
    private final LongDoubleMap conversions = new LongDoubleMap();

    private final LongDoubleMap revenue = new LongDoubleMap();

    /** What rounding lost of the revenue (Neumaier 1974), so that the order in which it comes does not show. */
    private final LongDoubleMap lost = new LongDoubleMap();

    /** All other sets. */
    private final Map<BitSet, Coalition> larger = new HashMap<>();

    /**
     * A set of channels and what it brought.
     *
     * @param channels their numbers
     */
    record Coalition(BitSet channels, double conversions, double revenue) {

        Coalition plus(Coalition other) {
            return new Coalition(channels, conversions + other.conversions, revenue + other.revenue);
        }
    }

    void add(TouchPath path) {
        if (path.conversions() == 0) {
            return;
        }
        long mask = 0;
        for (int i = 0; i < path.length(); i++) {
            if (path.channel(i) >= MASK_BITS) {
                addLarge(path);
                return;
            }
            mask |= 1L << path.channel(i);
        }
        add(mask, path.conversions(), path.revenue());
    }

    private void add(long mask, double converted, double amount) {
        conversions.add(mask, converted);
        double before = revenue.get(mask);
        double after = before + amount;
        revenue.add(mask, amount);
        lost.add(mask, Math.abs(before) >= Math.abs(amount) ? before - after + amount : amount - after + before);
    }

    /** @param mine the number here of a channel there */
    void merge(CoalitionTally other, IntUnaryOperator mine) {
        other.all().forEach(coalition -> {
            BitSet channels = new BitSet();
            coalition.channels().stream().map(mine).forEach(channels::set);
            add(new Coalition(channels, coalition.conversions(), coalition.revenue()));
        });
    }

    void write(PartialOutput out) {
        out.each(all().toList(), coalition -> {
            out.numbers(coalition.channels().toLongArray());
            out.real(coalition.conversions());
            out.real(coalition.revenue());
        });
    }

    void read(PartialInput in) {
        in.each(() -> {
            BitSet channels = BitSet.valueOf(in.numbers());
            if (channels.isEmpty()) {
                throw new PartialInput.Malformed("a set has a channel");
            }
            add(new Coalition(channels, in.real(), in.real()));
        });
    }

    Weights weights(int channels) {
        Sums shares = new Sums();
        Sums values = new Sums();
        all().sorted(Comparator.comparing(coalition -> coalition.channels().toString()))
                .forEach(coalition -> {
                    int members = coalition.channels().cardinality();
                    coalition.channels().stream().forEach(channel -> {
                        shares.add(channel, coalition.conversions() / members);
                        values.add(channel, coalition.revenue() / members);
                    });
                });
        return Weights.of(shares.toArray(channels), values.toArray(channels));
    }

    /** The sets that brought most, at most so many. */
    List<Coalition> largest(int most) {
        return all().sorted(Comparator.comparingDouble(Coalition::conversions)
                        .reversed()
                        .thenComparing(coalition -> coalition.channels().toString()))
                .limit(most)
                .toList();
    }

    int size() {
        return conversions.size() + larger.size();
    }

    private Stream<Coalition> all() {
        Stream.Builder<Coalition> small = Stream.builder();
        conversions.each((mask, sum) ->
                small.add(new Coalition(BitSet.valueOf(new long[] {mask}), sum, revenue.get(mask) + lost.get(mask))));
        return Stream.concat(small.build(), larger.values().stream());
    }

    private void addLarge(TouchPath path) {
        BitSet channels = new BitSet();
        for (int i = 0; i < path.length(); i++) {
            channels.set(path.channel(i));
        }
        add(new Coalition(channels, path.conversions(), path.revenue()));
    }

    private void add(Coalition coalition) {
        if (coalition.channels().length() <= MASK_BITS) {
            long mask = coalition.channels().toLongArray()[0];
            add(mask, coalition.conversions(), coalition.revenue());
            return;
        }
        larger.merge(coalition.channels(), coalition, Coalition::plus);
    }
}
