package io.continuo.journey.friction;

import io.continuo.journey.query.Partial;
import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.PartialOutput;
import io.continuo.journey.query.Unanswerable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What hurts, by where. Additive, and whole numbers only: whoever adds, in whatever order, comes to the same. */
final class FrictionCounts implements Partial<FrictionCounts> {

    /** More places than this in one partition do not happen but by types that have numbers in their names. */
    static final int MAX_SPOTS = 50_000;

    private final Map<Spot, Counts> spots = new HashMap<>();
    private long decided;
    private long bad;
    private long customers;

    /** One place. */
    static final class Counts {

        /** Of whom it shows. */
        long customers;

        /** How often it shows. */
        long occurrences;

        /** How often it could have. */
        long of;

        /** Those of which it is known how it went on, and of these the ones that ended badly. */
        long decided;

        long bad;

        void merge(Counts other) {
            customers += other.customers;
            occurrences += other.occurrences;
            of += other.of;
            decided += other.decided;
            bad += other.bad;
        }
    }

    Counts of(Spot spot) {
        Counts known = spots.get(spot);
        if (known == null) {
            if (spots.size() >= MAX_SPOTS) {
                throw new Unanswerable("/kind", "shows in more than " + MAX_SPOTS + " places");
            }
            known = new Counts();
            spots.put(spot, known);
        }
        return known;
    }

    /** A customer who was met in the period. */
    void customer() {
        customers++;
    }

    /** A contact in the period, of which it is known how it went on. */
    void went(boolean badly) {
        decided++;
        bad += badly ? 1 : 0;
    }

    @Override
    public FrictionCounts plus(FrictionCounts other) {
        other.spots.forEach((spot, counts) -> of(spot).merge(counts));
        decided += other.decided;
        bad += other.bad;
        customers += other.customers;
        return this;
    }

    Map<Spot, Counts> spots() {
        return spots;
    }

    long decided() {
        return decided;
    }

    long bad() {
        return bad;
    }

    /** How many were met in the period. */
    long customers() {
        return customers;
    }

    @Override
    public void write(PartialOutput out) {
        out.numbers(new long[] {decided, bad, customers});
        out.each(spots.entrySet(), entry -> {
            Spot spot = entry.getKey();
            Counts counts = entry.getValue();
            out.text(spot.kind().name());
            out.text(spot.channel());
            write(spot.touchpoint(), out);
            write(spot.before(), out);
            out.numbers(new long[] {counts.customers, counts.occurrences, counts.of, counts.decided, counts.bad});
        });
    }

    private static void write(@Nullable String text, PartialOutput out) {
        out.number(text == null ? 0 : 1);
        if (text != null) {
            out.text(text);
        }
    }

    static FrictionCounts read(PartialInput in) {
        FrictionCounts counts = new FrictionCounts();
        long[] all = numbers(in, 3);
        counts.decided = all[0];
        counts.bad = all[1];
        counts.customers = all[2];
        in.each(() -> {
            Friction kind = Friction.valueOf(in.text());
            String channel = in.text();
            Counts kept = counts.of(new Spot(kind, nullable(in), channel, nullable(in)));
            long[] numbers = numbers(in, 5);
            kept.customers = numbers[0];
            kept.occurrences = numbers[1];
            kept.of = numbers[2];
            kept.decided = numbers[3];
            kept.bad = numbers[4];
        });
        return counts;
    }

    private static @Nullable String nullable(PartialInput in) {
        return in.number() == 0 ? null : in.text();
    }

    private static long[] numbers(PartialInput in, int expected) {
        long[] numbers = in.numbers();
        if (numbers.length != expected) {
            throw new PartialInput.Malformed("there are " + expected + " numbers");
        }
        return numbers;
    }
}
