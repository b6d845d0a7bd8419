package io.continuo.journey.columns;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes a snapshot as one block: counts, gets the room, writes. */
final class Compaction {

    private final int columns;
    private int customers;
    private int touches;
    private int farGaps;
    private int nameBytes;

    private Compaction(int columns) {
        this.columns = columns;
    }

    /** Null when the snapshot is empty. */
    static @Nullable Block of(Snapshot snapshot, Storage storage) {
        return of(snapshot, storage, (chunk, from, to, customer) -> {});
    }

    /** @param before may change what is written of a customer, but not how much */
    static @Nullable Block of(Snapshot snapshot, Storage storage, Visitor before) {
        Compaction counting = new Compaction(snapshot.schema().properties().size());
        snapshot.scan(counting::count);
        if (counting.customers == 0) {
            return null;
        }
        Layout layout = counting.layout();
        MemorySegment bytes = storage.allocate(layout.bytes());
        BlockWriter writer = new BlockWriter(bytes, layout);
        snapshot.scanAll((chunk, from, to, customer) -> {
            before.customer(chunk, from, to, customer);
            writer.add(chunk, from, to, utf8(customer));
        });
        writer.finish();
        return new Block(bytes);
    }

    private Layout layout() {
        return new Layout(customers, touches, columns, farGaps, nameBytes);
    }

    private void count(Chunk chunk, int from, int to, Supplier<String> customer) {
        customers++;
        touches += to - from;
        nameBytes += utf8(customer).length;
        for (int i = from + 1; i < to; i++) {
            if (BlockWriter.isFar(chunk.times[i] - chunk.times[i - 1])) {
                farGaps++;
            }
        }
    }

    private static byte[] utf8(Supplier<String> customer) {
        return customer.get().getBytes(StandardCharsets.UTF_8);
    }
}
