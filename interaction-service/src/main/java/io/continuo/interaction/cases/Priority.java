package io.continuo.interaction.cases;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.continuo.interaction.sla.Targets;
import java.time.Duration;
import java.util.Locale;

/** How urgent a case is, and with that what the customer is owed, where the deployment does not say otherwise. */
enum Priority {
    @JsonProperty("low")
    LOW(Duration.ofDays(2), Duration.ofDays(3), Duration.ofDays(7)),
    @JsonProperty("normal")
    NORMAL(Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(3)),
    @JsonProperty("high")
    HIGH(Duration.ofHours(4), Duration.ofHours(8), Duration.ofDays(1)),
    @JsonProperty("urgent")
    URGENT(Duration.ofHours(1), Duration.ofHours(2), Duration.ofHours(8));

    private final Targets shipped;

    Priority(Duration firstResponse, Duration nextUpdate, Duration resolution) {
        this.shipped = new Targets(firstResponse, nextUpdate, resolution);
    }

    Targets shipped() {
        return shipped;
    }

    /** One step up; the highest stays. */
    Priority raised() {
        return values()[Math.min(ordinal() + 1, values().length - 1)];
    }

    /** As settings and callers write it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
