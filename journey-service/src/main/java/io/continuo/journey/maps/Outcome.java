package io.continuo.journey.maps;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.continuo.journey.experience.MetricFigure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of an expectation.
 *
 * @param value the figure, in milliseconds where it is a time; null where there is no data
 * @param actual the time; null for figures that are none
 * @param n what the figure rests on
 */
record Outcome(
        Expectation expected,
        Status status,
        @Nullable Double value,
        @Nullable Duration actual,
        long n) {

    /** Whether it is met. */
    enum Status {
        @JsonProperty("met")
        MET,
        @JsonProperty("missed")
        MISSED,
        @JsonProperty("no_data")
        NO_DATA
    }

    private static Outcome of(Expectation expected, @Nullable Double value, @Nullable Duration actual, long n) {
        Status status = value == null ? Status.NO_DATA : expected.isMetBy(value) ? Status.MET : Status.MISSED;
        return new Outcome(expected, status, value, actual, value == null ? 0 : n);
    }

    static Outcome of(Expectation expected, @Nullable Duration actual, long n) {
        return of(expected, actual == null ? null : (double) actual.toMillis(), actual, n);
    }

    static Outcome ofShare(Expectation expected, long part, long whole) {
        return of(expected, whole == 0 ? null : 100.0 * part / whole, null, whole);
    }

    static Outcome of(Expectation expected, @Nullable MetricFigure figure) {
        if (figure == null) {
            return of(expected, null, null, 0);
        }
        if (!expected.metric().isTime()) {
            return of(expected, figure.value(), null, figure.n());
        }
        MetricFigure.Times times = figure.times();
        Duration time = times == null ? null : expected.of() == Expectation.Of.P90 ? times.p90() : times.median();
        return of(expected, time, figure.n());
    }
}
