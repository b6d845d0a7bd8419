package io.continuo.journey.columns;

import java.util.Arrays;
import java.util.List;

/**
 * Touchpoints of one customer in journey order. Nobody changes what a run holds; a longer one may share its arrays.
 */
public final class Run {

    private static final int ROOM = 4;

    private final String customer;
    private final int size;
    private final long[] times;
    private final int[] shapes;
    private final int[] ids;
    private final int[][] properties;

    private Run(String customer, int size, long[] times, int[] shapes, int[] ids, int[][] properties) {
        this.customer = customer;
        this.size = size;
        this.times = times;
        this.shapes = shapes;
        this.ids = ids;
        this.properties = properties;
    }

    /** @param columns how many property columns there are */
    static Run empty(String customer, int columns) {
        return new Run(customer, 0, new long[ROOM], new int[ROOM], new int[ROOM], new int[columns][ROOM]);
    }

    /**
     * A run of marks.
     *
     * @param marks in journey order
     * @param columns how many property columns there are
     */
    public static Run of(String customer, List<Mark> marks, int columns) {
        int size = marks.size();
        Run run = new Run(customer, size, new long[size], new int[size], new int[size], new int[columns][size]);
        for (int i = 0; i < size; i++) {
            run.set(i, marks.get(i));
        }
        return run;
    }

    String customer() {
        return customer;
    }

    int size() {
        return size;
    }

    boolean holds(int id) {
        for (int i = 0; i < size; i++) {
            if (ids[i] == id) {
                return true;
            }
        }
        return false;
    }

    boolean holdsTime(long time) {
        return size > 0 && time <= times[size - 1] && Arrays.binarySearch(times, 0, size, time) >= 0;
    }

    /**
     * The run with one more touchpoint, at its time. The latest run of a customer is the only one that may be asked:
     * it shares its arrays with the one it makes.
     *
     * @param mark of a time that the run does not hold
     */
    Run with(Mark mark) {
        int at = -Arrays.binarySearch(times, 0, size, mark.time()) - 1;
        boolean shared = at == size && size < times.length;
        int room = shared ? times.length : size + Math.max(ROOM, size / 2);
        Run longer = shared ? new Run(customer, size + 1, times, shapes, ids, properties) : copy(at, room);
        longer.set(at, mark);
        return longer;
    }

    private Run copy(int gap, int room) {
        long[] newTimes = new long[room];
        System.arraycopy(times, 0, newTimes, 0, gap);
        System.arraycopy(times, gap, newTimes, gap + 1, size - gap);
        int[][] newProperties = new int[properties.length][];
        for (int column = 0; column < properties.length; column++) {
            newProperties[column] = copy(properties[column], gap, room);
        }
        return new Run(customer, size + 1, newTimes, copy(shapes, gap, room), copy(ids, gap, room), newProperties);
    }

    private int[] copy(int[] column, int gap, int room) {
        int[] copied = new int[room];
        System.arraycopy(column, 0, copied, 0, gap);
        System.arraycopy(column, gap, copied, gap + 1, size - gap);
        return copied;
    }

    private void set(int at, Mark mark) {
        times[at] = mark.time();
        shapes[at] = mark.shape();
        ids[at] = mark.id();
        for (int column = 0; column < properties.length; column++) {
            properties[column][at] = mark.properties()[column];
        }
    }

    /** Puts touchpoint {@code from} of this run into a place of the chunk. */
    void copyTo(int from, Chunk chunk, int place) {
        chunk.times[place] = times[from];
        chunk.shapes[place] = shapes[from];
        chunk.ids[place] = ids[from];
        for (int column = 0; column < properties.length; column++) {
            chunk.properties[column][place] = properties[column][from];
        }
    }

    long time(int at) {
        return times[at];
    }
}
