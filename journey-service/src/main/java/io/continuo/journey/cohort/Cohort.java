package io.continuo.journey.cohort;

import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.PartialOutput;

/** Customers who began together. Additive. */
final class Cohort {

    final Worth worth;

    /** By period: the customers for whom it is over. */
    final long[] observed;

    /** By period: those of them who came back in it. */
    final long[] returned;

    Cohort(int periods) {
        this(new Worth(), new long[periods + 1], new long[periods + 1]);
    }

    private Cohort(Worth worth, long[] observed, long[] returned) {
        this.worth = worth;
        this.observed = observed;
        this.returned = returned;
    }

    /**
     * A customer came back.
     *
     * @param over how many periods are over for the customer
     * @param back the periods in which they came back, as bits
     */
    void count(int over, long back) {
        for (int period = 0; period < observed.length && period < over; period++) {
            observed[period]++;
            returned[period] += (back >>> period) & 1;
        }
    }

    void merge(Cohort other) {
        worth.merge(other.worth);
        for (int period = 0; period < observed.length; period++) {
            observed[period] += other.observed[period];
            returned[period] += other.returned[period];
        }
    }

    void write(PartialOutput out) {
        worth.write(out);
        out.numbers(observed);
        out.numbers(returned);
    }

    static Cohort read(PartialInput in, int periods) {
        Worth worth = Worth.read(in);
        long[] observed = in.numbers();
        long[] returned = in.numbers();
        if (observed.length != periods + 1 || returned.length != periods + 1) {
            throw new PartialInput.Malformed("a cohort of other periods");
        }
        return new Cohort(worth, observed, returned);
    }
}
