package io.continuo.journey.maps;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.continuo.events.Stage;
import io.continuo.journey.experience.Figure;
import io.continuo.journey.experience.MetricFigure;
import io.continuo.journey.experience.Satisfaction;
import io.continuo.journey.experience.ShareTally;
import io.continuo.journey.query.Durations;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cell as it lives.
 *
 * @param drawn as it is on the map; null where it is not
 * @param volume contacts
 * @param visits contacts after one another without one elsewhere between them
 * @param waited since the customer's contact before a visit
 * @param duration from the first contact of a visit to its last
 * @param lost of the visits after which it is known, in percent; null in stages where nobody can be
 * @param repeated of the visits in which customers asked for something
 * @param customersAt where the customers are listed
 */
record CellView(
        Stage stage,
        String channel,
        @Nullable MapCell drawn,
        long volume,
        long customers,
        long visits,
        Satisfaction satisfaction,
        @JsonProperty("wait") Times waited,
        Times duration,
        @Nullable MetricFigure responseTime,
        @Nullable MetricFigure resolutionTime,
        Share lost,
        Share repeated,
        List<Outcome> expectations,
        Critical critical,
        String customersAt) {

    /** Times; null where there is none. */
    record Times(
            long n, @Nullable Duration median, @Nullable Duration mean) {

        static Times of(Durations times) {
            return new Times(times.count(), times.median(), times.mean());
        }
    }

    /** A share in percent, with its 95 % interval; null where there is nothing to divide by. */
    record Share(
            long count,
            long n,
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high) {

        static Share of(long count, long n) {
            return switch (ShareTally.of(count, n).figure()) {
                case Figure.NoData none -> new Share(count, n, null, null, null);
                case Figure.Known(double value, long all, Double low, Double high) ->
                    new Share(count, all, value, low, high);
            };
        }
    }

    /**
     * Whether it is a critical point.
     *
     * @param severity how many customers are harmed, in a sense: customers · harm
     * @param missed expectations that are missed
     */
    record Critical(
            @JsonProperty("critical") boolean isCritical,
            double severity,
            double harm,
            List<Criticality.Reason> reasons,
            List<Measure> missed) {}
}
