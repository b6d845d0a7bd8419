package io.continuo.journey.columns;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where everything is in a block, as offsets in bytes, and how many there is room for.
 *
 * <pre>
 * header, widths | bases: long per customer | far gaps: long each | starts, name ends: int per customer and one
 *        | gaps, ids: int per touchpoint | shapes, properties: as wide as their largest number | names in UTF-8
 * </pre>
 *
 * @param widths bytes per touchpoint, of shapes and then of each property: {@link #width}
 */
record Layout(int customers, int touches, int farGaps, int nameBytes, List<Integer> widths) {

    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

    private static final long MAGIC = 0x436f6c756d6e7332L;
    private static final long HEADER = 64;
    private static final int FIELDS_AT = 8;

    /** Reads the header. */
    static Layout of(MemorySegment block) {
        if (block.byteSize() < HEADER || block.get(LONG, 0) != MAGIC) {
            throw new IllegalArgumentException("this is no block of columns");
        }
        List<Integer> widths = new ArrayList<>();
        for (int lane = 0; lane < field(block, 4); lane++) {
            widths.add((int) block.get(ValueLayout.JAVA_BYTE, HEADER + lane));
        }
        Layout layout = new Layout(field(block, 0), field(block, 1), field(block, 2), field(block, 3), widths);
        if (layout.bytes() != block.byteSize()) {
            throw new IllegalArgumentException("a part of this block is missing");
        }
        return layout;
    }

    /** Bytes that a number takes of a dictionary of this size, or no number. */
    static int width(int numbers) {
        if (numbers == 0) {
            return 0;
        }
        return numbers <= 0xff ? Byte.BYTES : numbers <= 0xffff ? Character.BYTES : Integer.BYTES;
    }

    /** Writes the header. */
    void write(MemorySegment block) {
        for (int lane = 0; lane < widths.size(); lane++) {
            block.set(ValueLayout.JAVA_BYTE, HEADER + lane, widths.get(lane).byteValue());
        }
        int[] fields = {customers, touches, farGaps, nameBytes, widths.size()};
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
                farGaps + other.farGaps,
                nameBytes + other.nameBytes,
                IntStream.range(0, widths.size())
                        .mapToObj(lane -> Math.max(widths.get(lane), other.widths.get(lane)))
                        .toList());
    }

    private static int field(MemorySegment block, int index) {
        return block.get(INT, FIELDS_AT + (long) index * Integer.BYTES);
    }

    long bases() {
        return HEADER + widths.size();
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

    long ids() {
        return gaps() + (long) touches * Integer.BYTES;
    }

    /** Of lane 0, the shapes, or of the property before this number. */
    long lane(int lane) {
        long at = ids() + (long) touches * Integer.BYTES;
        for (int before = 0; before < lane; before++) {
            at += (long) touches * widths.get(before);
        }
        return at;
    }

    /** Of a block of this layout. */
    Lane[] lanes(MemorySegment block) {
        return IntStream.range(0, widths.size())
                .mapToObj(lane -> new Lane(block, lane(lane), widths.get(lane)))
                .toArray(Lane[]::new);
    }

    long names() {
        return lane(widths.size());
    }

    long bytes() {
        return names() + nameBytes;
    }
}
