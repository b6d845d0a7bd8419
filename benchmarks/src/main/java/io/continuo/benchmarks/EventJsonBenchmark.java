package io.continuo.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.Channel;
import io.continuo.events.EventJson;
import io.continuo.events.Identifier;
import io.continuo.events.TouchpointRecorded;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a typed event costs on the wire. The baseline reads and writes the same JSON with the same mapper as a plain
 * tree: no types, no checks, no normal forms.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class EventJsonBenchmark {

    private final TouchpointRecorded event = productViewed();
    private final String json = EventJson.write(event);
    private final JsonNode tree = EventJson.read(json, JsonNode.class);

    @Benchmark
    public String write() {
        return EventJson.write(event);
    }

    @Benchmark
    public String writeBaseline() throws JsonProcessingException {
        return EventJson.MAPPER.writeValueAsString(tree);
    }

    @Benchmark
    public TouchpointRecorded read() {
        return EventJson.read(json, TouchpointRecorded.class);
    }

    @Benchmark
    public JsonNode readBaseline() throws JsonProcessingException {
        return EventJson.MAPPER.readTree(json);
    }

    private static TouchpointRecorded productViewed() {
        return new TouchpointRecorded(
                "0198f7a2-5b0e-7c11-9f2e-3d1f6a7b8c9d",
                "Product Viewed",
                new Channel("web"),
                Instant.parse("2026-03-01T10:15:30.123Z"),
                Instant.parse("2026-03-01T10:15:31.456Z"),
                List.of(
                        Identifier.of("email", "Ana@Example.com"),
                        Identifier.of("anonymous_id", "f3b1c0de-0000-4000-8000-000000000001")),
                Map.of(
                        "sku",
                        "fridge-340l",
                        "price",
                        1899.90,
                        "currency",
                        "BRL",
                        "campaign",
                        Map.of("source", "facebook", "medium", "social", "name", "autumn-kitchen")),
                null,
                "demo-web");
    }
}
