package io.continuo.journey.placement;

import io.continuo.events.CustomerId;
import io.continuo.events.LogKeys;
import io.continuo.journey.row.Sealing;
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
    private final Forgetfulness forgetting;

    private ProcessorContext<String, News> context;
    private Identifiers identifiers;
    private Sealing sealing;

    PlacingProcessor(RecordTracing tracing, Forgetfulness forgetting) {
        this.tracing = tracing;
        this.forgetting = forgetting;
    }

    @Override
    public void init(ProcessorContext<String, News> context) {
        this.context = context;
        KeyValueStore<Bytes, byte[]> rows = context.getStateStore(PlacingStep.STORE);
        this.identifiers = new StoredIdentifiers(rows, forgetting.hash());
        this.sealing = new Sealing(rows, forgetting.log());
        sealing.start(context, this::sealBetween);
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
        if (!new Placing(identifiers, new Forwarding(record)).take(record.key(), record.value(), now)) {
            forgetting.dropped().increment();
        }
        if (record.value() instanceof Arrival.Erased) {
            sealing.erased(now);
        }
    }

    private void sealBetween() {
        long now = context.currentSystemTimeMs();
        LogKeys.seals(forgetting.partitions()).forEach(key -> context.forward(new Record<>(key, new Seal(), now)));
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

        @Override
        public void report(ErasurePart part) {
            context.forward(cause.withKey(part.requestId()).withValue(part));
        }
    }
}
