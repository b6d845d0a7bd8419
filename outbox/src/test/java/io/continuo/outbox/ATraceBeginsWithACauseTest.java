package io.continuo.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class ATraceBeginsWithACauseTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final Context CAUSED = Context.root()
            .with(Span.wrap(
                    SpanContext.create(TRACE, "00f067aa0ba902b7", TraceFlags.getSampled(), TraceState.getDefault())));

    private final Sampler sampler = new ChoresAreNotTraced.Causes(Sampler.parentBased(Sampler.alwaysOn()));

    @Test
    void aStatementOfARequestIsTraced() {
        assertThat(decide(CAUSED, SpanKind.CLIENT)).isEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
    }

    @Test
    void aStatementNobodyAskedForIsNot() {
        assertThat(decide(Context.root(), SpanKind.CLIENT)).isEqualTo(SamplingDecision.DROP);
    }

    @Test
    void requestsAndMessagesAreCauses() {
        assertThat(decide(Context.root(), SpanKind.SERVER)).isEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
        assertThat(decide(Context.root(), SpanKind.CONSUMER)).isEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
    }

    @Test
    void openTelemetryFindsTheRule() {
        assertThat(ServiceLoader.load(AutoConfigurationCustomizerProvider.class))
                .hasAtLeastOneElementOfType(ChoresAreNotTraced.class);
    }

    private SamplingDecision decide(Context parent, SpanKind kind) {
        return sampler.shouldSample(parent, TRACE, "SELECT", kind, Attributes.empty(), List.of())
                .getDecision();
    }
}
