package io.continuo.journey.intake;

import io.micrometer.core.instrument.Counter;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads the records of one topic. A record that cannot be read hurts only itself: it goes on as parked. */
public final class Reading<T> implements Processor<String, byte[], String, Received<T>> {

    /** Larger ones would not fit into the messages between the steps, which wrap them. */
    static final int MAX_BYTES = 512 * 1024;

    private static final Logger LOG = Logger.getLogger(Reading.class);

    private final Intake<T> intake;
    private final Counter parked;
    private ProcessorContext<String, Received<T>> context;

    public Reading(Intake<T> intake, Counter parked) {
        this.intake = intake;
        this.parked = parked;
    }

    @Override
    public void init(ProcessorContext<String, Received<T>> context) {
        this.context = context;
    }

    @Override
    public void process(Record<String, byte[]> record) {
        Intake.@Nullable Item<T> item;
        try {
            item = read(record);
        } catch (RuntimeException e) {
            park(record, Reason.of(e));
            return;
        }
        if (item != null) {
            context.forward(record.withKey(item.subject()).withValue(new Received.Understood<>(item.news())));
        }
    }

    private Intake.@Nullable Item<T> read(Record<String, byte[]> record) {
        if (record.key() == null) {
            throw new IllegalArgumentException("the record has no key");
        }
        if (record.value() != null && record.value().length > MAX_BYTES) {
            throw new IllegalArgumentException("the record has more than " + MAX_BYTES + " bytes");
        }
        return intake.read(record.key(), record.value());
    }

    private void park(Record<String, byte[]> record, String reason) {
        Headers headers = new RecordHeaders(record.headers());
        header(headers, "parked-reason", reason);
        context.recordMetadata().ifPresent(from -> {
            header(headers, "parked-topic", from.topic());
            header(headers, "parked-partition", Integer.toString(from.partition()));
            header(headers, "parked-offset", Long.toString(from.offset()));
            LOG.warnf(
                    "Record parked topic=%s partition=%d offset=%d reason=%s",
                    from.topic(), from.partition(), from.offset(), reason);
        });
        parked.increment();
        context.forward(record.withHeaders(headers).withValue(new Received.Parked<>()));
    }

    private static void header(Headers headers, String key, String value) {
        headers.add(key, value.getBytes(StandardCharsets.UTF_8));
    }
}
