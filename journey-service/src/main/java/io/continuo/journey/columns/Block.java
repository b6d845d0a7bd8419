package io.continuo.journey.columns;

import static io.continuo.journey.columns.Layout.INT;
import static io.continuo.journey.columns.Layout.LONG;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Customers' touchpoints, written once: in memory outside the heap, or a file that is mapped.
 *
 * <p>A touchpoint takes eight bytes for the time since the customer's touchpoint before it (in milliseconds; gaps of more
 * than 24 days stand beside) and the hash of its id, and one to four for its shape and for every property: see
 * {@link Lane}.
 */
final class Block {

    private static final int AT_ONCE = 8 * 1024;

    private final MemorySegment bytes;
    private final Layout layout;
    /** Of shapes, then of properties. */
    private final Lane[] lanes;

    private final long bases;
    private final long farGaps;
    private final long starts;

    /** @throws IllegalArgumentException when the bytes are no block, or a part of one */
    Block(MemorySegment bytes) {
        this.bytes = bytes;
        this.layout = Layout.of(bytes);
        this.lanes = layout.lanes(bytes);
        this.bases = layout.bases();
        this.farGaps = layout.farGapsAt();
        this.starts = layout.starts();
    }

    /** One block of several that have no customer in common and the same columns, in their order. */
    static Block joined(List<Block> parts, Storage storage) {
        Layout layout =
                parts.stream().map(part -> part.layout).reduce(Layout::plus).orElseThrow();
        MemorySegment bytes = storage.allocate(layout.bytes());
        Layout before = new Layout(0, 0, 0, 0, layout.widths());
        for (Block part : parts) {
            part.copyTo(bytes, layout, before);
            before = before.plus(part.layout);
        }
        layout.write(bytes);
        return new Block(bytes);
    }

    /** @param before what stands there already */
    private void copyTo(MemorySegment whole, Layout to, Layout before) {
        long customers = (long) layout.customers() * Long.BYTES;
        put(layout.bases(), customers, whole, to.bases() + (long) before.customers() * Long.BYTES);
        put(
                layout.farGapsAt(),
                (long) layout.farGaps() * Long.BYTES,
                whole,
                to.farGapsAt() + (long) before.farGaps() * Long.BYTES);
        for (int customer = 1; customer <= layout.customers(); customer++) {
            long at = (long) (before.customers() + customer) * Integer.BYTES;
            whole.set(INT, to.starts() + at, before.touches() + start(customer));
            whole.set(INT, to.nameEnds() + at, before.nameBytes() + nameEnd(customer));
        }
        long touches = (long) layout.touches() * Integer.BYTES;
        long place = (long) before.touches() * Integer.BYTES;
        put(layout.gaps(), touches, whole, to.gaps() + place);
        put(layout.ids(), touches, whole, to.ids() + place);
        Lane[] wholeLanes = to.lanes(whole);
        for (int lane = 0; lane < lanes.length; lane++) {
            copyLane(lanes[lane], wholeLanes[lane], before.touches());
        }
        put(layout.names(), layout.nameBytes(), whole, to.names() + before.nameBytes());
        if (layout.farGaps() > 0 && before.farGaps() > 0) {
            renumberFarGaps(whole.asSlice(to.gaps() + place, touches), before.farGaps());
        }
    }

    private void copyLane(Lane from, Lane to, int place) {
        Lane.Packed room = new Lane.Packed();
        int[] numbers = new int[Math.min(AT_ONCE, layout.touches())];
        for (int first = 0; first < layout.touches(); first += AT_ONCE) {
            int length = Math.min(AT_ONCE, layout.touches() - first);
            from.read(first, length, numbers, room);
            to.write(place + first, numbers, 0, length, room);
        }
    }

    private void put(long from, long length, MemorySegment whole, long to) {
        MemorySegment.copy(bytes, from, whole, to, length);
    }

    private static void renumberFarGaps(MemorySegment gaps, int before) {
        for (long at = 0; at < gaps.byteSize(); at += Integer.BYTES) {
            int gap = gaps.get(INT, at);
            if (gap < 0) {
                gaps.set(INT, at, gap - before);
            }
        }
    }

    int customers() {
        return layout.customers();
    }

    int touches() {
        return layout.touches();
    }

    int farGaps() {
        return layout.farGaps();
    }

    int nameBytes() {
        return layout.nameBytes();
    }

    long bytes() {
        return layout.bytes();
    }

    /** The number of the first touchpoint of a customer; of the number after the last customer: of all touchpoints. */
    int start(int customer) {
        return bytes.get(INT, starts + (long) customer * Integer.BYTES);
    }

    byte[] name(int customer) {
        int from = nameEnd(customer);
        return bytes.asSlice(layout.names() + from, nameEnd(customer + 1) - from)
                .toArray(ValueLayout.JAVA_BYTE);
    }

    String customer(int customer) {
        return new String(name(customer), StandardCharsets.UTF_8);
    }

    private int nameEnd(int customer) {
        return bytes.get(INT, layout.nameEnds() + (long) customer * Integer.BYTES);
    }

    /** Unpacks the hashes of ids, to where there is room already. */
    void readIds(int first, int end, Chunk chunk) {
        copy(layout.ids(), start(first), chunk.ids, start(end) - start(first));
    }

    /** Unpacks times, shapes and the wanted property columns to the beginning of the chunk. */
    void read(int first, int end, int[] columns, Chunk chunk) {
        unpack(first, end, columns, chunk);
        int start = start(first);
        int place = 0;
        for (int customer = first; customer < end; customer++) {
            int after = start(customer + 1) - start;
            times(customer, chunk, place, after);
            place = after;
        }
    }

    /**
     * The same of touchpoints of the wanted shapes only, one behind the other; where those of each customer begin is in the
     * chunk.
     *
     * @param wanted by the number of a shape 1, or 0 for those that are left out
     */
    void readSome(int first, int end, int[] columns, byte[] wanted, Chunk chunk) {
        unpack(first, end, columns, chunk);
        int customers = end - first;
        chunk.ensureCustomers(customers);
        MemorySegment.copy(bytes, INT, starts + (long) first * Integer.BYTES, chunk.starts, 0, customers + 1);
        MemorySegment.copy(bytes, LONG, bases + (long) first * Long.BYTES, chunk.bases, 0, customers);
        int start = chunk.starts[0];
        int kept = 0;
        for (int customer = 0; customer < customers; customer++) {
            int from = chunk.starts[customer] - start;
            chunk.kept[customer] = kept;
            kept = pick(chunk.bases[customer], chunk, from, chunk.starts[customer + 1] - start, kept, wanted);
        }
        chunk.kept[customers] = kept;
        chunk.gather(chunk.shapes, kept);
        for (int column : columns) {
            chunk.gather(chunk.properties[column], kept);
        }
    }

    private void unpack(int first, int end, int[] columns, Chunk chunk) {
        int start = start(first);
        int length = start(end) - start;
        chunk.ensure(length);
        copy(layout.gaps(), start, chunk.deltas, length);
        lanes[0].read(start, length, chunk.shapes, chunk.packed);
        for (int column : columns) {
            lanes[1 + column].read(start, length, chunk.properties[column], chunk.packed);
        }
    }

    /** The innermost loop of many scans: without a branch on what is wanted, as nothing could predict it. */
    private int pick(long base, Chunk chunk, int from, int to, int kept, byte[] wanted) {
        int[] gaps = chunk.deltas;
        int[] shapes = chunk.shapes;
        int[] places = chunk.places;
        long[] times = chunk.times;
        long time = base;
        int next = kept;
        for (int i = from; i < to; i++) {
            int gap = gaps[i];
            time += gap >= 0 ? gap : farGap(gap);
            times[next] = time;
            places[next] = i;
            next += wanted[shapes[i]];
        }
        return next;
    }

    private void times(int customer, Chunk chunk, int from, int to) {
        int[] gaps = chunk.deltas;
        long[] times = chunk.times;
        long time = base(customer);
        for (int i = from; i < to; i++) {
            int gap = gaps[i];
            time += gap >= 0 ? gap : farGap(gap);
            times[i] = time;
        }
    }

    /** When the customer's first touchpoint happened. */
    private long base(int customer) {
        return bytes.get(LONG, bases + (long) customer * Long.BYTES);
    }

    private long farGap(int gap) {
        return bytes.get(LONG, farGaps + (long) ~gap * Long.BYTES);
    }

    private void copy(long section, int start, int[] column, int length) {
        MemorySegment.copy(bytes, INT, section + (long) start * Integer.BYTES, column, 0, length);
    }
}
