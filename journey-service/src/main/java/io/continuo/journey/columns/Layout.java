package io.continuo.journey.columns;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Where everything is in a block, as offsets in bytes, and how many there is room for.
 *
 * <pre>
 * header | bases: long per customer | far gaps: long each | starts, name ends: int per customer and one
 *        | gaps, shapes, ids, properties: int per touchpoint and column | names in UTF-8
 * </pre>
 */
record Layout(int customers, int touches, int columns, int farGaps, int nameBytes) {

    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

    private static final long MAGIC = 0x436f6c756d6e7331L;
    private static final long HEADER = 64;
    private static final int FIELDS_AT = 8;

    /** Reads the header. */
    static Layout of(MemorySegment block) {
        if (block.byteSize() < HEADER || block.get(LONG, 0) != MAGIC) {
            throw new IllegalArgumentException("this is no block of columns");
        }
        Layout layout = new Layout(field(block, 0), field(block, 1), field(block, 2), field(block, 3), field(block, 4));
        if (layout.bytes() != block.byteSize()) {
            throw new IllegalArgumentException("a part of this block is missing");
        }
        return layout;
    }

    /** Writes the header. */
    void write(MemorySegment block) {
        int[] fields = {customers, touches, columns, farGaps, nameBytes};
        for (int i = 0; i < fields.length; i++) {
            block.set(INT, FIELDS_AT + (long) i * Integer.BYTES, fields[i]);
        }
        block.set(LONG, 0, MAGIC);
    }

    /** Room for both. */
    Layout plus(Layout other) {
        return new Layout(
                customers + other.customers,
                touches + other.touches,
                columns,
                farGaps + other.farGaps,
                nameBytes + other.nameBytes);
    }

    private static int field(MemorySegment block, int index) {
        return block.get(INT, FIELDS_AT + (long) index * Integer.BYTES);
    }

    long bases() {
        return HEADER;
    }

    long farGapsAt() {
        return bases() + (long) customers * Long.BYTES;
    }

    long starts() {
        return farGapsAt() + (long) farGaps * Long.BYTES;
    }

    long nameEnds() {
        return starts() + (customers + 1L) * Integer.BYTES;
    }

    long gaps() {
        return nameEnds() + (customers + 1L) * Integer.BYTES;
    }

    long shapes() {
        return gaps() + (long) touches * Integer.BYTES;
    }

    long ids() {
        return shapes() + (long) touches * Integer.BYTES;
    }

    long property(int column) {
        return ids() + (1L + column) * touches * Integer.BYTES;
    }

    long names() {
        return property(columns);
    }

    long bytes() {
        return names() + nameBytes;
    }
}
