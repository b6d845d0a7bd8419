package io.continuo.journey.experience;

import io.continuo.journey.columns.Snapshot;
import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.Period;
import io.continuo.journey.query.Question;
import io.continuo.journey.query.WeeklyWindows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A question for one figure in several windows, in one walk over the journeys. Each window is seen as it was known as long
 * after its end as the latest one is now, so that they are alike: what has not come to its end counts with its time so far,
 * and what came later does not.
 *
 * @param survey whose answers are meant; of no meaning to cases
 * @param by of which one group is read
 * @param now until when the journeys are known
 */
public record MetricWindowsQuery(Metric metric, String survey, List<By> by, WeeklyWindows windows, Instant now)
        implements Question<MetricWindows> {

    public MetricWindowsQuery {
        by = List.copyOf(by);
    }

    /** One for each window. */
    List<MetricQuery> queries() {
        Duration known = Duration.between(windows.end(), now);
        return windows.periods().stream().map(period -> query(period, known)).toList();
    }

    private MetricQuery query(Period period, Duration known) {
        Instant until = Instant.ofEpochMilli(period.end()).plus(known);
        return new MetricQuery(metric, survey, by, period, null, MetricSettings.SO_FAR, until);
    }

    @Override
    public Set<String> properties() {
        return queries().getFirst().properties();
    }

    @Override
    public MetricWindows count(Snapshot snapshot) {
        MetricWalks walks = new MetricWalks(queries(), snapshot.schema());
        snapshot.scanWithIds(walks.columns(), walks);
        return new MetricWindows(metric, walks.counts());
    }

    @Override
    public MetricWindows read(PartialInput in) {
        return new MetricWindows(
                metric, queries().stream().map(query -> query.read(in)).toList());
    }
}
