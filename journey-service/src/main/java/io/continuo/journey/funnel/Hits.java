package io.continuo.journey.funnel;

import java.util.Arrays;

/** What matters of one customer's touchpoints, in journey order. */
final class Hits {

    int size;
    int[] places = new int[64];
    int[] masks = new int[64];
    long[] times = new long[64];

    void ensure(int room) {
        if (places.length < room) {
            int larger = Math.max(room, places.length * 2);
            places = Arrays.copyOf(places, larger);
            masks = Arrays.copyOf(masks, larger);
            times = Arrays.copyOf(times, larger);
        }
    }

    void add(int place, int mask, long time) {
        ensure(size + 1);
        places[size] = place;
        masks[size] = mask;
        times[size] = time;
        size++;
    }
}
