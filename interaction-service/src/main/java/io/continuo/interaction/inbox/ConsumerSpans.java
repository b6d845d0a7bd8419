package io.continuo.interaction.inbox;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Continues the trace of each message for as long as its batch is being applied. */
@Singleton
class ConsumerSpans {

    private final Tracer tracer;
    private final TextMapPropagator propagator;

    ConsumerSpans(OpenTelemetry openTelemetry) {
        this.tracer = openTelemetry.getTracer("io.continuo.interaction");
        this.propagator = openTelemetry.getPropagators().getTextMapPropagator();
    }

    /** To be ended when the batch is. */
    List<Span> start(ConsumerRecords<String, String> polled) {
        return StreamSupport.stream(polled.spliterator(), false)
                .map(this::start)
                .toList();
    }

    private Span start(ConsumerRecord<String, String> message) {
        Context parent = propagator.extract(Context.root(), message.headers(), new Carrier());
        return tracer.spanBuilder("process " + message.topic())
                .setParent(parent)
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.destination.name", message.topic())
                .startSpan();
    }

    private static final class Carrier implements TextMapGetter<Headers> {

        @Override
        public Iterable<String> keys(Headers headers) {
            return Arrays.stream(headers.toArray()).map(Header::key).toList();
        }

        @Override
        public @Nullable String get(@Nullable Headers headers, String key) {
            Header header = headers == null ? null : headers.lastHeader(key);
            return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
        }
    }
}
