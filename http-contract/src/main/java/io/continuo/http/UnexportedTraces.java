package io.continuo.http;

import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdkBuilder;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.quarkus.opentelemetry.runtime.AutoConfiguredOpenTelemetrySdkBuilderCustomizer;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Records no spans where nobody gets them: trace ids exist and travel all the same. Who sends a trace that is recorded has
 * it recorded here, too.
 */
@Singleton
public class UnexportedTraces implements AutoConfiguredOpenTelemetrySdkBuilderCustomizer {

    private final List<String> endpoints;

    UnexportedTraces(
            @ConfigProperty(name = "quarkus.otel.exporter.otlp.endpoint") Optional<String> all,
            @ConfigProperty(name = "quarkus.otel.exporter.otlp.traces.endpoint") Optional<String> traces) {
        this.endpoints = Stream.concat(all.stream(), traces.stream())
                .filter(endpoint -> !endpoint.isBlank())
                .toList();
    }

    @Override
    public void customize(AutoConfiguredOpenTelemetrySdkBuilder builder) {
        if (endpoints.isEmpty()) {
            builder.addSamplerCustomizer((configured, settings) -> Sampler.parentBased(Sampler.alwaysOff()));
        }
    }
}
