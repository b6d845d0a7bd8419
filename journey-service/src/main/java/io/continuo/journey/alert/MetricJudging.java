package io.continuo.journey.alert;

import io.continuo.journey.experience.By;
import io.continuo.journey.experience.Metric;
import io.continuo.journey.experience.MetricFigure;
import io.continuo.journey.experience.MetricWindows;
import io.continuo.journey.experience.MetricWindowsQuery;
import io.continuo.journey.query.Answered;
import io.continuo.journey.query.Answering;
import io.continuo.journey.query.WeeklyWindows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Judges the figure of a window by those of the weeks before. Windows with fewer answers than the rule's least say nothing. */
final class MetricJudging {

    /** A 95 % interval is so many standard errors wide. */
    private static final double ERRORS = 2 * 1.959963984540054;

    /** So that what never differed can be compared, too. */
    private static final double SMALLEST = 1e-6;

    private final Answering answering;

    MetricJudging(Answering answering) {
        this.answering = answering;
    }

    /** @param rule with nothing left out */
    Judging.Judged judge(String name, AlertRule rule, WeeklyWindows windows, Instant now) {
        Metric metric = Objects.requireNonNull(rule.metric());
        List<By> by = new ArrayList<>();
        List<@Nullable String> group = new ArrayList<>();
        add("channel", rule.channel(), by, group);
        add("touchpoint", rule.touchpoint(), by, group);
        add("stage", rule.stage() == null ? null : rule.stage().name().toLowerCase(Locale.ROOT), by, group);
        String survey = rule.survey() == null ? metric.word() : rule.survey();
        Answered<MetricWindows> answered = answering.ask(new MetricWindowsQuery(metric, survey, by, windows, now));
        if (!answered.basis().missingPartitions().isEmpty()) {
            return new Judging.Judged.Incomplete();
        }
        MetricWindows figures = answered.counts();
        List<Double> usual = IntStream.range(1, windows.size())
                .mapToObj(window -> value(figures.figure(window, group), rule))
                .flatMap(Optional::stream)
                .toList();
        if (usual.size() < Baseline.LEAST_WINDOWS) {
            return new Judging.Judged.Learning();
        }
        boolean lowGood = metric.isBetterLow() || (metric == Metric.CES && figures.isLowGood());
        return compare(rule, figures.figure(0, group), usual, lowGood)
                .map(compared -> Judging.judged(name, rule, windows.period(0), compared, now))
                .orElseGet(Judging.Judged.Quiet::new);
    }

    private static void add(String name, @Nullable String wanted, List<By> by, List<@Nullable String> group) {
        if (wanted != null) {
            by.add(By.parse(name));
            group.add(wanted);
        }
    }

    /** Empty where it rests on too little. */
    private static Optional<Double> value(MetricFigure figure, AlertRule rule) {
        return figure.n() < Objects.requireNonNull(rule.least())
                ? Optional.empty()
                : Optional.ofNullable(figure.value());
    }

    /** Empty where the window rests on too little to be compared. */
    private static Optional<Judging.Compared> compare(
            AlertRule rule, MetricFigure figure, List<Double> usual, boolean lowGood) {
        Double low = figure.low();
        Double high = figure.high();
        if (value(figure, rule).isEmpty() || low == null || high == null) {
            return Optional.empty();
        }
        double value = Objects.requireNonNull(figure.value());
        return Baseline.of(usual, Math.max(SMALLEST, (high - low) / ERRORS))
                .map(baseline -> new Judging.Compared(
                        BigDecimal.valueOf(value),
                        figure.n(),
                        baseline,
                        lowGood ? baseline.score(value) : -baseline.score(value)));
    }
}
