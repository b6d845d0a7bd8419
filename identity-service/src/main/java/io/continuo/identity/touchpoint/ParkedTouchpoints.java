package io.continuo.identity.touchpoint;

import io.continuo.identity.Rows;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Keeps where in the log something is that could not be applied, and why. There it can be looked at and mended; a copy
 * of what it says of a person would be one more to forget.
 */
@Singleton
class ParkedTouchpoints {

    private static final Logger LOG = Logger.getLogger(ParkedTouchpoints.class);

    private static final String PARK = """
            INSERT INTO parked_touchpoints (topic, partition, record_offset, reason, parked_at)
            VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING
            """;

    private final InstantSource clock;
    private final Counter parked;
    private final Counter forgotten;

    ParkedTouchpoints(InstantSource clock, MeterRegistry meters) {
        this.clock = clock;
        this.parked = meters.counter("continuo.identity.touchpoints.parked");
        this.forgotten = meters.counter("continuo.identity.touchpoints.forgotten");
    }

    Uni<Void> park(SqlConnection tx, List<Received.Unreadable> broken) {
        List<Tuple> rows = broken.stream().map(this::row).toList();
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(PARK)
                        .executeBatch(rows)
                        .invoke(() -> broken.forEach(this::report))
                        .replaceWithVoid();
    }

    /** Touchpoints of a time that was erased since: nothing is kept of them but their number. */
    void countForgotten(long number) {
        forgotten.increment(number);
    }

    private void report(Received.Unreadable broken) {
        parked.increment();
        LOG.warnf(
                "touchpoint parked; partition=%d offset=%d reason=%s",
                broken.from().partition(), broken.from().offset(), broken.reason());
    }

    private Tuple row(Received.Unreadable broken) {
        ConsumerRecord<String, String> from = broken.from();
        return Tuple.tuple()
                .addValue(from.topic())
                .addValue(from.partition())
                .addValue(from.offset())
                .addValue(broken.reason())
                .addValue(Rows.time(clock.instant()));
    }
}
