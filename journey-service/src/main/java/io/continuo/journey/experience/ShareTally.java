package io.continuo.journey.experience;

/**
 * A share in percent: of content answers (CSAT), of cases that one contact resolved (FCR), of requests that were told how
 * they stand.
 */
public final class ShareTally {

    private long hits;
    private long all;

    /** Of so many, so many. */
    public static ShareTally of(long hits, long all) {
        ShareTally share = new ShareTally();
        share.hits = hits;
        share.all = all;
        return share;
    }

    public void add(boolean hit) {
        add(hit, 1);
    }

    /** The same so many times. */
    public void add(boolean hit, long times) {
        hits += hit ? times : 0;
        all += times;
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
