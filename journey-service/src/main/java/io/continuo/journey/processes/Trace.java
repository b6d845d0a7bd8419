package io.continuo.journey.processes;

import java.util.Arrays;

/** The activities of one case in their order. Made once and filled again for each case, so nobody keeps it. */
public final class Trace {

    private int[] activities = new int[16];
    private long[] micros = new long[16];
    private int length;

    public void clear() {
        length = 0;
    }

    /**
     * Appends an activity.
     *
     * @param activity its number, from 0
     * @param micros when, in microseconds since 1970; not before the one before
     */
    public void step(int activity, long micros) {
        if (length == activities.length) {
            activities = Arrays.copyOf(activities, 2 * length);
            this.micros = Arrays.copyOf(this.micros, 2 * length);
        }
        activities[length] = activity;
        this.micros[length] = micros;
        length++;
    }

    /** Leaves only what is from one place to another. */
    void narrow(int from, int to) {
        length = to - from;
        System.arraycopy(activities, from, activities, 0, length);
        System.arraycopy(micros, from, micros, 0, length);
    }

    public int length() {
        return length;
    }

    public int activity(int place) {
        return activities[place];
    }

    public long micros(int place) {
        return micros[place];
    }

    /** The activities alone. */
    int[] path() {
        return Arrays.copyOf(activities, length);
    }

    /** From the first activity to the last. */
    long duration() {
        return length == 0 ? 0 : micros[length - 1] - micros[0];
    }
}
