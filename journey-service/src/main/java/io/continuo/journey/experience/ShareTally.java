package io.continuo.journey.experience;

/**
 * A share in percent: of content answers (CSAT), of cases that one contact resolved (FCR), of requests that were told how
 * they stand.
 */
public final class ShareTally {

    private long hits;
    private long all;

    public void add(boolean hit) {
        hits += hit ? 1 : 0;
        all++;
    }

    public void merge(ShareTally other) {
        hits += other.hits;
        all += other.all;
    }

    /** From 0 to 100. */
    public Figure figure() {
        if (all == 0) {
            return Figure.none();
        }
        Intervals.Interval interval = Intervals.ofShare(hits, all).times(100);
        return new Figure.Known(100.0 * hits / all, all, interval.low(), interval.high());
    }
}
