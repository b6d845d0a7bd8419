package io.continuo.interaction.privacy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** Counts touchpoints that came although their person was erased. */
@Singleton
public class Drops {

    private final Counter dropped;

    Drops(MeterRegistry meters) {
        this.dropped = Counter.builder("continuo.interaction.touchpoints.dropped")
                .description("Touchpoints of an erased past that came again")
                .register(meters);
    }

    public void add(long touchpoints) {
        dropped.increment(touchpoints);
    }
}
