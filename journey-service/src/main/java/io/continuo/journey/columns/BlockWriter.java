package io.continuo.journey.columns;

import static io.continuo.journey.columns.Layout.INT;
import static io.continuo.journey.columns.Layout.LONG;

import java.lang.foreign.MemorySegment;

/** Writes a block customer by customer. Counts first, as the block's size must be known. */
final class BlockWriter {

    private final MemorySegment bytes;
    private final Layout layout;
    private final Lane[] lanes;
    private final Lane.Packed room = new Lane.Packed();
    private int customers;
    private int touches;
    private int farGaps;
    private int nameBytes;

    /** @param bytes of the layout's size */
    BlockWriter(MemorySegment bytes, Layout layout) {
        this.bytes = bytes;
        this.layout = layout;
        this.lanes = layout.lanes(bytes);
    }

    /** Whether a gap has to stand beside. */
    static boolean isFar(long gap) {
        return gap > Integer.MAX_VALUE;
    }

    /**
     * Adds a customer.
     *
     * @param from place of the first touchpoint in the chunk; a customer has one at least
     * @param to place after the last one
     */
    void add(Chunk chunk, int from, int to, byte[] name) {
        bytes.set(LONG, layout.bases() + (long) customers * Long.BYTES, chunk.times[from]);
        chunk.deltas[from] = 0;
        for (int i = from + 1; i < to; i++) {
            chunk.deltas[i] = gap(chunk.times[i] - chunk.times[i - 1]);
        }
        int length = to - from;
        write(chunk.deltas, from, layout.gaps(), length);
        write(chunk.ids, from, layout.ids(), length);
        lanes[0].write(touches, chunk.shapes, from, length, room);
        for (int lane = 1; lane < lanes.length; lane++) {
            lanes[lane].write(touches, chunk.properties[lane - 1], from, length, room);
        }
        MemorySegment.copy(MemorySegment.ofArray(name), 0, bytes, layout.names() + nameBytes, name.length);
        customers++;
        touches += length;
        nameBytes += name.length;
        bytes.set(INT, layout.starts() + (long) customers * Integer.BYTES, touches);
        bytes.set(INT, layout.nameEnds() + (long) customers * Integer.BYTES, nameBytes);
    }

    /** @throws IllegalStateException when what was added is not what was announced */
    void finish() {
        Layout written = new Layout(customers, touches, farGaps, nameBytes, layout.widths());
        if (!written.equals(layout)) {
            throw new IllegalStateException("wrote " + written + " instead of " + layout);
        }
        layout.write(bytes);
    }

    private int gap(long gap) {
        if (!isFar(gap)) {
            return (int) gap;
        }
        bytes.set(LONG, layout.farGapsAt() + (long) farGaps * Long.BYTES, gap);
        return ~farGaps++;
    }

    private void write(int[] column, int from, long section, int length) {
        MemorySegment.copy(column, from, bytes, INT, section + (long) touches * Integer.BYTES, length);
    }
}
