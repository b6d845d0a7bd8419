package io.continuo.journey.columns;

import java.util.Arrays;

/** Room into which touchpoints are unpacked, as plain arrays, some thousands at a time. */
public final class Chunk {

    long[] times = new long[0];
    int[] shapes = new int[0];
    int[] ids = new int[0];
    final int[][] properties;
    int[] deltas = new int[0];

    Chunk(int columns) {
        this.properties = new int[columns][0];
    }

    /** When each touchpoint happened, in milliseconds since 1970. */
    public long[] times() {
        return times;
    }

    /** The number of each touchpoint's {@link Shape}. */
    public int[] shapes() {
        return shapes;
    }

    /** The hashes of the touchpoints' ids; only of scans that asked for them. */
    public int[] ids() {
        return ids;
    }

    /** The numbers of a property's values; only of columns that the scan asked for. */
    public int[] property(int column) {
        return properties[column];
    }

    void ensure(int room) {
        if (times.length >= room) {
            return;
        }
        times = Arrays.copyOf(times, room);
        shapes = Arrays.copyOf(shapes, room);
        ids = Arrays.copyOf(ids, room);
        deltas = Arrays.copyOf(deltas, room);
        for (int column = 0; column < properties.length; column++) {
            properties[column] = Arrays.copyOf(properties[column], room);
        }
    }

    void copyTo(int from, Chunk other, int place) {
        other.times[place] = times[from];
        other.shapes[place] = shapes[from];
        other.ids[place] = ids[from];
        for (int column = 0; column < properties.length; column++) {
            other.properties[column][place] = properties[column][from];
        }
    }
}
