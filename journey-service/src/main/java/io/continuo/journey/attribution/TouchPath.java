package io.continuo.journey.attribution;

import java.util.Arrays;

/**
 * The touches of a journey up to its end, the first one first, and how often it ended in which way. Made once and filled
 * again for each path, so nobody keeps it.
 */
public final class TouchPath {

    private int[] channels = new int[16];
    private double[] ages = new double[16];
    private int length;
    private double conversions;
    private double revenue;
    private double nulls;

    /** Empties it. */
    public TouchPath clear() {
        length = 0;
        return outcome(0, 0, 0);
    }

    /**
     * Appends a touch.
     *
     * @param channel its number, from 0
     * @param age how long before the end of the path it was, in the unit of the half-life; not negative
     */
    public TouchPath touch(int channel, double age) {
        if (length == channels.length) {
            channels = Arrays.copyOf(channels, 2 * length);
            ages = Arrays.copyOf(ages, 2 * length);
        }
        channels[length] = channel;
        ages[length] = age;
        length++;
        return this;
    }

    /** Says that each touch is one unit older than the next; for paths without times. */
    public TouchPath ageByPosition() {
        for (int i = 0; i < length; i++) {
            ages[i] = length - 1 - i;
        }
        return this;
    }

    /**
     * How it ended; a path that many went along is one path.
     *
     * @param conversions how often in a conversion
     * @param revenue of these together
     * @param nulls how often in none
     */
    public TouchPath outcome(double conversions, double revenue, double nulls) {
        this.conversions = conversions;
        this.revenue = revenue;
        this.nulls = nulls;
        return this;
    }

    public int length() {
        return length;
    }

    public int channel(int position) {
        return channels[position];
    }

    public double age(int position) {
        return ages[position];
    }

    public double conversions() {
        return conversions;
    }

    public double revenue() {
        return revenue;
    }

    public double nulls() {
        return nulls;
    }
}
