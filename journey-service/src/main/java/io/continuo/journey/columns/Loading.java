package io.continuo.journey.columns;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a block of many customers who come one after another: small ones first, so that the heap holds few, then one. */
final class Loading {

    private final Schema schema;
    private final Storage storage;
    private final List<Change> waiting = new ArrayList<>();
    private final List<Block> parts = new ArrayList<>();
    private final int atOnce;
    private int touches;

    /** @param atOnce touchpoints that are on the heap before they are written */
    Loading(Schema schema, Storage storage, int atOnce) {
        this.atOnce = atOnce;
        this.schema = schema;
        this.storage = storage;
    }

    /** A customer who was not added before. */
    void add(Run run) {
        if (run.size() == 0) {
            return;
        }
        waiting.add(new Change(Directory.NOWHERE, true, run));
        touches += run.size();
        if (touches >= atOnce) {
            write();
        }
    }

    private void write() {
        Block part = Compaction.of(new Snapshot(schema, null, waiting, 0), storage);
        if (part != null) {
            parts.add(part);
        }
        waiting.clear();
        touches = 0;
    }

    /** Null when nobody was added. */
    @Nullable
    Block finish() {
        write();
        return parts.size() < 2 ? parts.stream().findFirst().orElse(null) : Block.joined(parts, storage);
    }
}
