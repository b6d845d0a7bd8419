package io.continuo.journey.maps;

import io.continuo.journey.query.Durations;
import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.PartialOutput;

/** What happened in one cell. Additive. */
final class CellCounts {

    private static final int NUMBERS = 7;

    /** Times of a cell up to which the median is exact; there are many cells. */
    private static final int EXACT = 4_096;

    /** Contacts. */
    long volume;

    /** Customers with a contact here. */
    long customers;

    /** Contacts after one another without one elsewhere between them. */
    long visits;

    /** Visits of which it is known whether the customer was lost, and those after which they were. */
    long decided;

    long lost;

    /** Visits in which the customer asked for something and of which it is known whether they asked again, and those. */
    long asked;

    long repeated;

    /** Since the contact before a visit. */
    final Durations wait;

    /** From the first contact of a visit to its last. */
    final Durations duration;

    CellCounts() {
        this(new Durations(EXACT), new Durations(EXACT));
    }

    private CellCounts(Durations wait, Durations duration) {
        this.wait = wait;
        this.duration = duration;
    }

    void merge(CellCounts other) {
        volume += other.volume;
        customers += other.customers;
        visits += other.visits;
        decided += other.decided;
        lost += other.lost;
        asked += other.asked;
        repeated += other.repeated;
        wait.merge(other.wait);
        duration.merge(other.duration);
    }

    void write(PartialOutput out) {
        out.numbers(new long[] {volume, customers, visits, decided, lost, asked, repeated});
        wait.write(out);
        duration.write(out);
    }

    static CellCounts read(PartialInput in) {
        long[] numbers = in.numbers();
        if (numbers.length != NUMBERS) {
            throw new PartialInput.Malformed("a cell has " + NUMBERS + " numbers");
        }
        CellCounts counts = new CellCounts(Durations.read(in, EXACT), Durations.read(in, EXACT));
        counts.volume = numbers[0];
        counts.customers = numbers[1];
        counts.visits = numbers[2];
        counts.decided = numbers[3];
        counts.lost = numbers[4];
        counts.asked = numbers[5];
        counts.repeated = numbers[6];
        return counts;
    }
}
