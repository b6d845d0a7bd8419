package io.continuo.journey.experience;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many answers are bad, whatever was asked: 0 to 6 of NPS, the lower two fifths of other scales. */
public final class Unhappiness {

    private static final BigDecimal DETRACTOR = BigDecimal.valueOf(6);

    private final Map<List<@Nullable String>, ShareTally> shares = new HashMap<>();

    /** Adds the answers to one survey. */
    public void add(Metric metric, MetricCounts counts) {
        counts.cells()
                .forEach((cell, some) -> some.numbers()
                        .forEach((name, times) -> SurveyScore.read(name)
                                .ifPresent(answer -> shares.computeIfAbsent(cell.key(), any -> new ShareTally())
                                        .add(isBad(metric, answer), times))));
    }

    private static boolean isBad(Metric metric, SurveyScore answer) {
        return metric == Metric.NPS
                ? answer.score().compareTo(DETRACTOR) <= 0
                : answer.scale().isBad(answer.score());
    }

    /** By what figures are told apart. */
    public Map<List<@Nullable String>, ShareTally> shares() {
        return Map.copyOf(shares);
    }
}
