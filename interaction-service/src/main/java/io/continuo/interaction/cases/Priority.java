package io.continuo.interaction.cases;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;

/** How urgent a case is, and with that what the customer is owed: a first answer and a solution within a time. */
enum Priority {
    @JsonProperty("low")
    LOW(Duration.ofDays(2), Duration.ofDays(7)),
    @JsonProperty("normal")
    NORMAL(Duration.ofDays(1), Duration.ofDays(3)),
    @JsonProperty("high")
    HIGH(Duration.ofHours(4), Duration.ofDays(1)),
    @JsonProperty("urgent")
    URGENT(Duration.ofHours(1), Duration.ofHours(8));

    private final Duration firstResponse;
    private final Duration resolution;

    Priority(Duration firstResponse, Duration resolution) {
        this.firstResponse = firstResponse;
        this.resolution = resolution;
    }

    /** From the opening, in elapsed time. */
    Duration firstResponse() {
        return firstResponse;
    }

    /** From the opening, in elapsed time. */
    Duration resolution() {
        return resolution;
    }
}
