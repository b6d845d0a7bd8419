package io.continuo.journey.columns;

/** Room into which touchpoints are unpacked, as plain arrays, some thousands at a time. */
public final class Chunk {

    long[] times = new long[0];
    int[] shapes = new int[0];
    int[] ids = new int[0];
    final int[][] properties;
    int[] deltas = new int[0];
    /** Of a scan that leaves touchpoints out: where each was, and where those of each customer begin. */
    int[] places = new int[0];

    int[] kept = new int[0];
    int[] starts = new int[0];
    long[] bases = new long[0];
    final Lane.Packed packed = new Lane.Packed();

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

    /** Makes room; what was there is gone when there was too little. */
    void ensure(int least) {
        if (times.length >= least) {
            return;
        }
        int room = least + least / 2;
        times = new long[room];
        shapes = new int[room];
        ids = new int[room];
        deltas = new int[room];
        places = new int[room];
        for (int column = 0; column < properties.length; column++) {
            properties[column] = new int[room];
        }
    }

    void ensureCustomers(int least) {
        if (bases.length < least) {
            int room = least + least / 2;
            bases = new long[room];
            starts = new int[room + 1];
            kept = new int[room + 1];
        }
    }

    /** Moves what is kept to the beginning. */
    void gather(int[] column, int kept) {
        for (int i = 0; i < kept; i++) {
            column[i] = column[places[i]];
        }
    }

    /** Leaves out the touchpoints of other shapes; returns how many are left. */
    int keep(byte[] wanted, int size) {
        int kept = 0;
        for (int place = 0; place < size; place++) {
            copyTo(place, this, kept);
            kept += wanted[shapes[place]];
        }
        return kept;
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
