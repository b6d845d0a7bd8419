package io.continuo.journey.path;

import java.util.Arrays;

/** One customer's steps in their order. Made once and filled again for each customer. */
final class Trail {

    int length;
    int[] steps = new int[64];
    long[] times = new long[64];

    void clear(int room) {
        length = 0;
        if (steps.length < room) {
            steps = new int[room * 2];
            times = new long[room * 2];
        }
    }

    /** The first place of a step; -1 when it is not there. */
    int find(int step, int from) {
        for (int place = from; place < length; place++) {
            if (steps[place] == step) {
                return place;
            }
        }
        return -1;
    }

    /** Leaves only what is from one place to before another. */
    void narrow(int from, int to) {
        length = to - from;
        System.arraycopy(steps, from, steps, 0, length);
        System.arraycopy(times, from, times, 0, length);
    }

    /** The first steps, as a key. */
    Way way(int longest) {
        return new Way(Arrays.copyOf(steps, Math.min(length, longest)), length > longest);
    }

    /**
     * A way that customers went.
     *
     * @param isCut whether it went on
     */
    record Way(int[] steps, boolean isCut) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Way way && isCut == way.isCut && Arrays.equals(steps, way.steps);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(steps) * 31 + Boolean.hashCode(isCut);
        }
    }
}
