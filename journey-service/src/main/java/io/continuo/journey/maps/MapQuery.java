package io.continuo.journey.maps;

import io.continuo.journey.columns.Snapshot;
import io.continuo.journey.experience.By;
import io.continuo.journey.experience.Metric;
import io.continuo.journey.experience.MetricQuery;
import io.continuo.journey.experience.MetricWalks;
import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.Period;
import io.continuo.journey.query.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A question about what happens in all cells, which every partition answers for its customers.
 *
 * @param period in which contacts count, and visits that begin
 * @param lostAfter how long nobody meets a customer who is lost
 * @param repeatedWithin how soon a customer asks again who asks for the same
 * @param now until when the journeys are known
 */
record MapQuery(Period period, Duration lostAfter, Duration repeatedWithin, Instant now)
        implements Question<MapCounts> {

    private static final Duration LOST_AFTER = Duration.ofDays(30);
    private static final Duration REPEATED_WITHIN = Duration.ofDays(7);
    private static final List<By> BY_CELL = List.of(By.parse("stage"), By.parse("channel"));
    private static final List<Metric> METRICS =
            List.of(Metric.NPS, Metric.CSAT, Metric.CES, Metric.FCR, Metric.RESPONSE_TIME, Metric.RESOLUTION_TIME);

    static MapQuery of(Period period, Instant now) {
        return new MapQuery(period, LOST_AFTER, REPEATED_WITHIN, now);
    }

    /** What is asked about experience, cell by cell. */
    List<MetricQuery> experience() {
        return METRICS.stream()
                .map(metric -> MetricQuery.of(metric, BY_CELL, period, now))
                .toList();
    }

    @Override
    public Set<String> properties() {
        Set<String> properties = new HashSet<>();
        experience().forEach(query -> properties.addAll(query.properties()));
        return properties;
    }

    @Override
    public MapCounts count(Snapshot snapshot) {
        MapWalk cells = new MapWalk(this, snapshot.schema());
        MetricWalks metrics = new MetricWalks(experience(), snapshot.schema());
        snapshot.scanWithIds(metrics.columns(), (chunk, from, to, customer) -> {
            cells.customer(chunk, from, to, customer);
            metrics.customer(chunk, from, to, customer);
        });
        MapCounts counts = cells.counts();
        for (int metric = 0; metric < METRICS.size(); metric++) {
            counts.measured(METRICS.get(metric), metrics.counts().get(metric));
        }
        return counts;
    }

    @Override
    public MapCounts read(PartialInput in) {
        MapCounts counts = MapCounts.read(in);
        experience().forEach(query -> counts.measured(query.metric(), query.read(in)));
        return counts;
    }

    boolean isCounted(long time) {
        return time >= period.start() && time < period.end();
    }

    long knownUntil() {
        return now.toEpochMilli();
    }
}
