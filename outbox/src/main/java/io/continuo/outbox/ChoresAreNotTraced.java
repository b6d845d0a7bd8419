package io.continuo.outbox;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;

/**
 * A trace begins with a request or a message. A call to the database that neither caused is a chore, such as the
 * relay's four polls a second, which would otherwise be most of all traces. Found by OpenTelemetry as a service.
 */
public final class ChoresAreNotTraced implements AutoConfigurationCustomizerProvider {

    @Override
    public void customize(AutoConfigurationCustomizer configuration) {
        configuration.addSamplerCustomizer((sampler, settings) -> new Causes(sampler));
    }

    /** Leaves everything that has a cause to the configured sampler. */
    record Causes(Sampler configured) implements Sampler {

        @Override
        public SamplingResult shouldSample(
                Context parent, String trace, String name, SpanKind kind, Attributes attributes, List<LinkData> links) {
            boolean caused = Span.fromContext(parent).getSpanContext().isValid();
            return kind == SpanKind.CLIENT && !caused
                    ? SamplingResult.drop()
                    : configured.shouldSample(parent, trace, name, kind, attributes, links);
        }

        @Override
        public String getDescription() {
            return "caused, " + configured.getDescription();
        }
    }
}
