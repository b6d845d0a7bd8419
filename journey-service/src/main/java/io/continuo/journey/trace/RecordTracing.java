package io.continuo.journey.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.api.Record;

/** Continues the W3C trace context of a record's headers in a span of its own, and hands it on in the headers. */
public final class RecordTracing {

    private final Tracer tracer;
    private final TextMapPropagator propagator;

    public RecordTracing(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("io.continuo.journey");
        this.propagator = telemetry.getPropagators().getTextMapPropagator();
    }

    /** Does the work within a span, if the record belongs to a trace; without one the record is passed on as it is. */
    public <K, V> void within(String name, Record<K, V> record, Consumer<Record<K, V>> work) {
        if (record.headers().toArray().length == 0) { // As most are, and looking for a trace takes a while.
            work.accept(record);
            return;
        }
        Context parent = propagator.extract(Context.root(), record.headers(), TraceHeaders.READER);
        if (!Span.fromContext(parent).getSpanContext().isValid()) {
            work.accept(record);
            return;
        }
        Span span = tracer.spanBuilder(name)
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(parent)
                .startSpan();
        try (Scope ignored = span.makeCurrent()) {
            work.accept(continued(record));
        } catch (RuntimeException e) {
            span.setStatus(StatusCode.ERROR);
            throw e;
        } finally {
            span.end();
        }
    }

    private <K, V> Record<K, V> continued(Record<K, V> record) {
        Record<K, V> next = record.withHeaders(TraceHeaders.copy(record.headers()));
        propagator.inject(Context.current(), next.headers(), TraceHeaders.WRITER);
        return next;
    }
}
