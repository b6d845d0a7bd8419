package io.continuo.journey.experience;

import io.continuo.journey.columns.Snapshot;
import io.continuo.journey.query.CustomerTypes;
import io.continuo.journey.query.Dimension;
import io.continuo.journey.query.Interval;
import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.Period;
import io.continuo.journey.query.Question;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question for one figure, which every partition answers for its customers.
 *
 * @param survey whose answers are meant; of no meaning to cases
 * @param by empty: end to end
 * @param period in which answers were given, cases opened, and dissatisfaction began
 * @param trend null: none
 * @param now until when the journeys are known
 */
public record MetricQuery(
        Metric metric,
        String survey,
        List<By> by,
        Period period,
        @Nullable Interval trend,
        MetricSettings settings,
        Instant now)
        implements Question<MetricCounts> {

    public MetricQuery {
        by = List.copyOf(by);
    }

    /** A figure of its own survey, at all times, with the settings that hold where nothing else is said. */
    public static MetricQuery of(Metric metric, List<By> by, Period period, Instant now) {
        return new MetricQuery(metric, metric.word(), by, period, null, MetricSettings.DEFAULTS, now);
    }

    @Override
    public Set<String> properties() {
        Set<String> properties = new HashSet<>(ExperienceColumns.NAMES);
        for (By one : by) {
            if (one.kind() == By.Kind.CUSTOMER_TYPE) {
                properties.addAll(CustomerTypes.PROPERTIES);
            } else if (one.kind() == By.Kind.PLACE && one.dimension().kind() == Dimension.Kind.PROPERTY) {
                properties.add(one.dimension().property());
            }
        }
        return properties;
    }

    @Override
    public MetricCounts count(Snapshot snapshot) {
        MetricWalks walks = new MetricWalks(List.of(this), snapshot.schema());
        snapshot.scanWithIds(walks.columns(), walks);
        return walks.counts().getFirst();
    }

    @Override
    public MetricCounts read(PartialInput in) {
        return MetricCounts.read(in);
    }
}
