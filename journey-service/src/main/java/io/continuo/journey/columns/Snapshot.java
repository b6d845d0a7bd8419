package io.continuo.journey.columns;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A partition as it was at one moment. Stays as it is, whatever happens to the partition; any thread may scan it. */
public final class Snapshot {

    static final int[] NO_COLUMNS = {};
    private static final int AT_ONCE = 2 * 1024;

    private final Schema schema;
    private final @Nullable Block block;
    private final List<Change> inBlock;
    private final List<Change> outside;
    private final long mapVersion;

    Snapshot(Schema schema, @Nullable Block block, List<Change> changes, long mapVersion) {
        this.schema = schema;
        this.block = block;
        this.inBlock = changes.stream()
                .filter(change -> change.place() != Directory.NOWHERE)
                .sorted(Comparator.comparingInt(Change::place))
                .toList();
        this.outside = changes.stream()
                .filter(change -> change.place() == Directory.NOWHERE)
                .toList();
        this.mapVersion = mapVersion;
    }

    public Schema schema() {
        return schema;
    }

    /** The latest version of the identity map that moved something in this partition; 0 when none did. */
    public long mapVersion() {
        return mapVersion;
    }

    /**
     * Shows every customer who has a touchpoint, once.
     *
     * @param columns the property columns that are looked at
     */
    public void scan(int[] columns, Visitor visitor) {
        new Pass(columns, null, false, visitor).run();
    }

    /**
     * Shows only touchpoints of some shapes, and only customers who have one: several times as fast where few are wanted.
     *
     * @param wanted by the number of a shape 1, or 0 for those that are left out
     */
    public void scan(int[] columns, byte[] wanted, Visitor visitor) {
        new Pass(columns, wanted, false, visitor).run();
    }

    public void scan(Visitor visitor) {
        scan(NO_COLUMNS, visitor);
    }

    /** Shows the hashes of ids, too. */
    public void scanWithIds(int[] columns, Visitor visitor) {
        new Pass(columns, null, true, visitor).run();
    }

    /** Shows all columns, with the hashes of ids. */
    void scanAll(Visitor visitor) {
        int[] columns = new int[schema.properties().size()];
        for (int column = 0; column < columns.length; column++) {
            columns[column] = column;
        }
        new Pass(columns, null, true, visitor).run();
    }

    private final class Pass {

        private final int[] columns;
        private final byte @Nullable [] wanted;
        private final boolean withIds;
        private final Visitor visitor;
        private final Chunk chunk = new Chunk(schema.properties().size());
        private final Chunk merged = new Chunk(schema.properties().size());

        Pass(int[] columns, byte @Nullable [] wanted, boolean withIds, Visitor visitor) {
            this.columns = columns;
            this.wanted = wanted;
            this.withIds = withIds;
            this.visitor = visitor;
        }

        void run() {
            if (block != null) {
                int next = 0;
                for (Change change : inBlock) {
                    unchanged(block, next, change.place());
                    changed(block, change);
                    next = change.place() + 1;
                }
                unchanged(block, next, block.customers());
            }
            outside.forEach(change -> show(change.run()));
        }

        private void unchanged(Block from, int first, int end) {
            Name name = new Name(from);
            int next = first;
            while (next < end) {
                int until = next + 1;
                int start = from.start(next);
                while (until < end && from.start(until + 1) - start <= AT_ONCE) {
                    until++;
                }
                if (wanted == null) {
                    read(from, next, until);
                    all(from, next, until, name);
                } else {
                    from.readSome(next, until, columns, wanted, chunk);
                    some(next, until, name);
                }
                next = until;
            }
        }

        private void all(Block from, int first, int end, Name name) {
            int start = from.start(first);
            for (int customer = first; customer < end; customer++) {
                name.customer = customer;
                visitor.customer(chunk, from.start(customer) - start, from.start(customer + 1) - start, name);
            }
        }

        private void some(int first, int end, Name name) {
            for (int customer = first; customer < end; customer++) {
                int begin = chunk.kept[customer - first];
                int stop = chunk.kept[customer - first + 1];
                if (begin < stop) {
                    name.customer = customer;
                    visitor.customer(chunk, begin, stop, name);
                }
            }
        }

        private void changed(Block from, Change change) {
            if (change.whole()) {
                show(change.run());
                return;
            }
            read(from, change.place(), change.place() + 1);
            int old = from.start(change.place() + 1) - from.start(change.place());
            int size = merge(old, change.run());
            showMerged(size, change.run());
        }

        private void showMerged(int size, Run run) {
            int left = wanted == null ? size : merged.keep(wanted, size);
            if (left > 0) {
                visitor.customer(merged, 0, left, run::customer);
            }
        }

        private void read(Block from, int first, int end) {
            from.read(first, end, columns, chunk);
            if (withIds) {
                from.readIds(first, end, chunk);
            }
        }

        private int merge(int old, Run added) {
            int size = old + added.size();
            merged.ensure(size);
            int fromOld = 0;
            int fromAdded = 0;
            for (int place = 0; place < size; place++) {
                boolean takeOld =
                        fromOld < old && (fromAdded == added.size() || chunk.times[fromOld] <= added.time(fromAdded));
                if (takeOld) {
                    chunk.copyTo(fromOld++, merged, place);
                } else {
                    added.copyTo(fromAdded++, merged, place);
                }
            }
            return size;
        }

        private void show(Run run) {
            if (run.size() == 0) {
                return;
            }
            merged.ensure(run.size());
            for (int i = 0; i < run.size(); i++) {
                run.copyTo(i, merged, i);
            }
            showMerged(run.size(), run);
        }
    }

    /** One object for all customers of a pass. */
    private static final class Name implements Supplier<String> {

        private final Block block;
        private int customer;

        Name(Block block) {
            this.block = block;
        }

        @Override
        public String get() {
            return block.customer(customer);
        }
    }
}
