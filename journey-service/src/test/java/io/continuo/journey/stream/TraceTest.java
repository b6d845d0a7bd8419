package io.continuo.journey.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.Channel;
import io.continuo.events.EventJson;
import io.continuo.events.Identifier;
import io.continuo.events.Topics;
import io.continuo.events.TouchpointRecorded;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/** One trace spans the request at the gateway and what the journey makes of it. */
class TraceTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00f067aa0ba902b7";

    private final Spans spans = new Spans();
    private final OpenTelemetrySdk telemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .build())
            .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
            .build();

    @Test
    void theTraceOfATouchpointGoesThroughBothSteps() {
        try (DrivenTopology topology = new DrivenTopology(telemetry)) {
            topology.map("email:a@example.com", "a", 1);
            topology.pipe(Topics.TOUCHPOINTS.name(), touchpoint("00-" + TRACE + "-" + CALLER + "-01"));
        }

        assertThat(spans.ended).extracting(SpanData::getTraceId).containsOnly(TRACE);
        SpanData place = spans.named("journey place");
        assertThat(place.getParentSpanId()).isEqualTo(CALLER);
        assertThat(spans.named("journey apply").getParentSpanId()).isEqualTo(place.getSpanId());
    }

    @Test
    void aRecordOutsideOfAnyTraceStartsNone() {
        try (DrivenTopology topology = new DrivenTopology(telemetry)) {
            topology.map("email:a@example.com", "a", 1);
            topology.pipe(Topics.TOUCHPOINTS.name(), touchpoint("nonsense"));
            assertThat(topology.idsOf("a")).containsExactly("t");
        }

        assertThat(spans.ended).isEmpty();
    }

    private static TestRecord<String, String> touchpoint(String traceparent) {
        Identifier mail = Identifier.parse("email:a@example.com");
        TouchpointRecorded recorded = new TouchpointRecorded(
                "t",
                "Page Viewed",
                new Channel("web"),
                Instant.EPOCH,
                Instant.EPOCH,
                List.of(mail),
                Map.of(),
                null,
                null);
        Headers headers = new RecordHeaders();
        headers.add("traceparent", traceparent.getBytes(StandardCharsets.UTF_8));
        return new TestRecord<>(recorded.logKey(), EventJson.write(recorded), headers);
    }

    /** Keeps what was exported. */
    private static final class Spans implements SpanExporter {

        private final List<SpanData> ended = new ArrayList<>();

        SpanData named(String name) {
            return ended.stream()
                    .filter(span -> span.getName().equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            ended.addAll(spans);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
