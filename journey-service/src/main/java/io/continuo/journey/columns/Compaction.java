package io.continuo.journey.columns;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes a snapshot as one block: counts, gets the room, writes. */
final class Compaction {

    private final Schema schema;
    private final int[] numbers;
    private final boolean[] numbered;
    private int customers;
    private int touches;
    private int farGaps;
    private int nameBytes;

    private Compaction(Schema schema) {
        this.schema = schema;
        this.numbers = schema.numbers();
        this.numbered = new boolean[schema.properties().size()];
    }

    /** Null when the snapshot is empty. */
    static @Nullable Block of(Snapshot snapshot, Storage storage) {
        return of(snapshot, storage, (chunk, from, to, customer) -> {});
    }

    /** @param before may change what is written of a customer, but not how much */
    static @Nullable Block of(Snapshot snapshot, Storage storage, Visitor before) {
        Compaction counting = new Compaction(snapshot.schema());
        snapshot.scan(counting.numbers, counting::count);
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
        List<Integer> widths = new ArrayList<>();
        widths.add(Layout.width(schema.shapes().size()));
        for (int column = 0; column < numbered.length; column++) {
            int known = schema.isNumbers(column)
                    ? numbered[column] ? Integer.MAX_VALUE : 0
                    : schema.values(column).size();
            widths.add(Layout.width(known));
        }
        return new Layout(customers, touches, farGaps, nameBytes, List.copyOf(widths));
    }

    private void count(Chunk chunk, int from, int to, Supplier<String> customer) {
        customers++;
        touches += to - from;
        nameBytes += utf8(customer).length;
        for (int column : numbers) {
            int[] codes = chunk.property(column);
            for (int i = from; i < to && !numbered[column]; i++) {
                numbered[column] = codes[i] != Dictionary.ABSENT;
            }
        }
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
