package io.continuo.journey.row;

import io.continuo.events.LogSettings;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * After an erasure, writes to a store's changelog now and then until the log is clean: only a segment that is no longer
 * written to is compacted, and nothing else may happen here (docs/decisions/0005).
 */
public final class Sealing {

    private static final Bytes ROW = RowKey.of('s').build();

    private final KeyValueStore<Bytes, byte[]> rows;
    private final LogSettings log;

    public Sealing(KeyValueStore<Bytes, byte[]> rows, LogSettings log) {
        this.rows = rows;
        this.log = log;
    }

    /** @param andAlso done whenever the changelog is written to */
    public void start(ProcessorContext<?, ?> context, Runnable andAlso) {
        context.schedule(
                log.segmentAge(), PunctuationType.WALL_CLOCK_TIME, now -> seal(Instant.ofEpochMilli(now), andAlso));
    }

    /** Something was taken out. */
    public void erased(Instant now) {
        rows.put(ROW, JsonRow.write(log.cleanBy(now)));
    }

    private void seal(Instant now, Runnable andAlso) {
        byte[] until = rows.get(ROW);
        if (until == null) {
            return;
        }
        if (now.isAfter(JsonRow.read(until, Instant.class))) {
            rows.delete(ROW);
        } else {
            rows.put(ROW, until);
            andAlso.run();
        }
    }
}
