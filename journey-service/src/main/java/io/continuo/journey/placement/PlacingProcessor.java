package io.continuo.journey.placement;

import io.continuo.events.CustomerId;
import io.continuo.journey.trace.RecordTracing;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** One partition's identifiers. */
final class PlacingProcessor implements Processor<String, Arrival, String, News> {

    private static final Duration SWEEP_EVERY = Duration.ofMinutes(1);

    private final RecordTracing tracing;

    private ProcessorContext<String, News> context;
    private Identifiers identifiers;

    PlacingProcessor(RecordTracing tracing) {
        this.tracing = tracing;
    }

    @Override
    public void init(ProcessorContext<String, News> context) {
        this.context = context;
        KeyValueStore<Bytes, byte[]> rows = context.getStateStore(PlacingStep.STORE);
        this.identifiers = new StoredIdentifiers(rows);
        context.schedule(
                SWEEP_EVERY,
                PunctuationType.WALL_CLOCK_TIME,
                now -> identifiers.sweep(Instant.ofEpochMilli(now).minus(Placing.MARKS_LAST)));
    }

    @Override
    public void process(Record<String, Arrival> record) {
        tracing.within("journey place", record, this::place);
    }

    private void place(Record<String, Arrival> record) {
        Instant now = Instant.ofEpochMilli(context.currentSystemTimeMs());
        new Placing(identifiers, new Forwarding(record)).take(record.key(), record.value(), now);
    }

    /** Sends news on with the time and the trace of the arrival that caused them. */
    private final class Forwarding implements Outlet {

        private final Record<String, Arrival> cause;

        Forwarding(Record<String, Arrival> cause) {
            this.cause = cause;
        }

        @Override
        public void place(CustomerId customer, Placement placement) {
            context.forward(cause.withKey(customer.value()).withValue(placement));
        }

        @Override
        public void claim(String orderId, OrderClaim claim) {
            context.forward(cause.withKey(orderId).withValue(claim));
        }
    }
}
