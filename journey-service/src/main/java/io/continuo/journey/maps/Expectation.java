package io.continuo.journey.maps;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.continuo.http.FieldError;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a company promises itself of a cell.
 *
 * @param atLeast the figure is not below it; of figures that are no times
 * @param atMost the figure is not above it; of figures that are no times
 * @param within the time is not longer; of times
 * @param of which of the times; {@code median} when absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Expectation(
        @NotNull Measure metric,
        @Nullable BigDecimal atLeast,
        @Nullable BigDecimal atMost,
        @Nullable Duration within,
        @Nullable Of of) {

    private static final Duration LONGEST = Duration.ofDays(3_660);

    /** Which time is meant. */
    enum Of {
        /** The one in the middle. */
        @JsonProperty("median")
        MEDIAN,
        /** The one that nine of ten keep. */
        @JsonProperty("p90")
        P90
    }

    /** Adds what is wrong with it. */
    void check(String pointer, List<FieldError> errors) {
        if (metric.isTime()) {
            if (within == null || atLeast != null || atMost != null) {
                errors.add(new FieldError(pointer, "a time is expected within another one, and nothing else"));
            } else if (of == Of.P90 && !metric.isOfCases()) {
                errors.add(new FieldError(pointer + "/of", "only of response_time and resolution_time"));
            } else if (within.compareTo(Duration.ofMillis(1)) < 0 || within.compareTo(LONGEST) > 0) {
                errors.add(new FieldError(pointer + "/within", "longer than nothing and at most " + LONGEST));
            }
        } else if ((atLeast == null && atMost == null) || within != null || of != null) {
            errors.add(new FieldError(pointer, "a figure is expected to be atLeast, atMost or both"));
        } else if (atLeast != null && atMost != null && atLeast.compareTo(atMost) > 0) {
            errors.add(new FieldError(pointer + "/atMost", "must not be less than atLeast"));
        }
    }

    /** Whether a figure is as expected. */
    boolean isMetBy(double value) {
        if (within != null) {
            return value <= within.toMillis();
        }
        return (atLeast == null || value >= atLeast.doubleValue()) && (atMost == null || value <= atMost.doubleValue());
    }
}
