package io.continuo.inventory.live;

/**
 * One SKU at one node as it is known by heart. Quantities are in thousandths.
 *
 * @param free what lies there and nobody has a claim to; below zero while there is a gap
 * @param beyond what may be promised beyond that
 * @param version of the stock row
 * @param verifiedAt when somebody last counted, in seconds since 1970; 0 if never
 * @param pulse what else the confidence in it rests on
 */
public record Shelf(long free, long beyond, long version, int verifiedAt, Pulse pulse) {

    /**
     * What makes a shelf doubtful.
     *
     * @param soldPerDay units in thousandths a day, weighted by age
     * @param missed how often something was not found there since the last count
     */
    public record Pulse(float soldPerDay, int missed) {

        public static final Pulse NONE = new Pulse(0, 0);
    }

    /** Available-to-promise: never less than nothing. */
    public long atp() {
        return Math.max(0, free + beyond);
    }
}
