package io.continuo.interaction.ingestion;

import io.continuo.events.TouchpointRecorded;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** Counts touchpoints that were taken although they violate their schema; only types of the catalogue have one. */
@Singleton
class Flags {

    private final MeterRegistry meters;

    Flags(MeterRegistry meters) {
        this.meters = meters;
    }

    Judged count(Judged judged) {
        if (judged instanceof Judged.Fit(TouchpointRecorded touchpoint)
                && touchpoint.properties().containsKey(TypeCheck.VIOLATIONS)) {
            Counter.builder("continuo.interaction.touchpoints.flagged")
                    .description("Touchpoints that were taken although they violate their schema")
                    .tag("type", touchpoint.type())
                    .register(meters)
                    .increment();
        }
        return judged;
    }
}
