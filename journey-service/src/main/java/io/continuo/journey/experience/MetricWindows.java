package io.continuo.journey.experience;

import io.continuo.journey.query.Partial;
import io.continuo.journey.query.PartialOutput;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a figure is calculated from in several windows. Additive. */
public final class MetricWindows implements Partial<MetricWindows> {

    private final Metric metric;
    private final List<MetricCounts> windows;

    /** @param windows in their order */
    MetricWindows(Metric metric, List<MetricCounts> windows) {
        this.metric = metric;
        this.windows = List.copyOf(windows);
    }

    @Override
    public MetricWindows plus(MetricWindows other) {
        return new MetricWindows(
                metric,
                IntStream.range(0, windows.size())
                        .mapToObj(window -> windows.get(window).plus(other.windows.get(window)))
                        .toList());
    }

    @Override
    public void write(PartialOutput out) {
        windows.forEach(counts -> counts.write(out));
    }

    /** The figure of one window, of the group whose values are these. */
    public MetricFigure figure(int window, List<@Nullable String> group) {
        MetricCounts.Counts counts = new MetricCounts.Counts();
        windows.get(window).cells().forEach((cell, some) -> {
            if (cell.key().equals(group)) {
                counts.merge(some);
            }
        });
        return MetricFigure.of(metric, counts);
    }

    /** Whether low answers are good, on the scale of the survey. */
    public boolean isLowGood() {
        return windows.stream()
                .flatMap(counts -> counts.cells().values().stream())
                .flatMap(counts -> AnswerFigures.of(counts).byScore().keySet().stream())
                .anyMatch(score -> score.scale().lowerIsBetter());
    }
}
