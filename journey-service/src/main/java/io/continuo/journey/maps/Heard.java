package io.continuo.journey.maps;

import io.continuo.journey.experience.Measured;
import io.continuo.journey.experience.Metric;
import io.continuo.journey.experience.MetricCounts;
import io.continuo.journey.experience.MetricFigure;
import io.continuo.journey.experience.MetricQuery;
import io.continuo.journey.experience.ShareTally;
import io.continuo.journey.experience.Unhappiness;
import io.continuo.journey.query.Answered;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What customers say of the cells, and how their cases go there.
 *
 * @param figures of each metric, by stage and channel
 * @param unhappy share of bad answers to whatever survey, by stage and channel
 */
record Heard(
        Map<Metric, Map<List<@Nullable String>, MetricFigure>> figures,
        Map<List<@Nullable String>, ShareTally> unhappy) {

    private static final Set<Metric> SURVEYS = EnumSet.of(Metric.NPS, Metric.CSAT, Metric.CES);

    static final Heard NOTHING = new Heard(Map.of(), Map.of());

    static Heard of(MapQuery query, Answered<MapCounts> answered) {
        Map<Metric, Map<List<@Nullable String>, MetricFigure>> figures = new EnumMap<>(Metric.class);
        Unhappiness unhappiness = new Unhappiness();
        for (MetricQuery one : query.experience()) {
            MetricCounts counts = answered.counts().experience().getOrDefault(one.metric(), new MetricCounts());
            Map<List<@Nullable String>, MetricFigure> byPlace = new HashMap<>();
            Measured.of(one, new Answered<>(counts, answered.basis()))
                    .groups()
                    .forEach((key, line) -> byPlace.put(key, line.figure()));
            figures.put(one.metric(), byPlace);
            if (SURVEYS.contains(one.metric())) {
                unhappiness.add(one.metric(), counts);
            }
        }
        return new Heard(figures, unhappiness.shares());
    }

    /** Null where there is no data. */
    @Nullable
    MetricFigure figure(Metric metric, Place place) {
        Map<List<@Nullable String>, MetricFigure> byPlace = figures.get(metric);
        return byPlace == null ? null : byPlace.get(key(place));
    }

    ShareTally unhappy(Place place) {
        return unhappy.getOrDefault(key(place), new ShareTally());
    }

    private static List<@Nullable String> key(Place place) {
        return List.of(place.stage().name().toLowerCase(Locale.ROOT), place.channel());
    }
}
