package io.continuo.journey.alert;

import io.continuo.events.AlertRaised;
import io.continuo.journey.friction.Friction;
import io.continuo.journey.friction.FrictionWindowsQuery;
import io.continuo.journey.friction.SpotFilter;
import io.continuo.journey.friction.WindowCounts;
import io.continuo.journey.query.Answered;
import io.continuo.journey.query.Answering;
import io.continuo.journey.query.Period;
import io.continuo.journey.query.WeeklyWindows;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Looks at a window and the same one of the weeks before, in one walk over the journeys, and says whether it is unusual. */
@Singleton
class Judging {

    private final Answering answering;

    Judging(Answering answering) {
        this.answering = answering;
    }

    /** What a judgement comes to. */
    sealed interface Judged {

        /** Some partitions could not be looked at: nothing is judged by a part of the journeys. */
        record Incomplete() implements Judged {}

        record Learning() implements Judged {}

        record Quiet() implements Judged {}

        record Unusual(AlertRaised alert) implements Judged {}
    }

    /**
     * A window beside what is usual.
     *
     * @param n what the value rests on; null where it is a count
     * @param worse how many deviations it is worse than usual
     */
    record Compared(BigDecimal value, @Nullable Long n, Baseline usual, double worse) {}

    /**
     * Judges the window that ended then. Blocks.
     *
     * @param rule with nothing left out
     */
    Judged judge(String name, AlertRule rule, Instant end, Instant now) {
        WeeklyWindows windows = rule.windows(end);
        return rule.metric() == null
                ? friction(name, rule, windows, now)
                : new MetricJudging(answering).judge(name, rule, windows, now);
    }

    private Judged friction(String name, AlertRule rule, WeeklyWindows windows, Instant now) {
        Friction kind = Objects.requireNonNull(rule.kind());
        SpotFilter place = new SpotFilter(rule.touchpoint(), rule.channel(), null);
        Answered<WindowCounts> answered = answering.ask(new FrictionWindowsQuery(kind, place, windows, now));
        if (!answered.basis().missingPartitions().isEmpty()) {
            return new Judged.Incomplete();
        }
        WindowCounts counts = answered.counts();
        List<Double> usual = IntStream.range(1, windows.size())
                .filter(counts::isLived) // Before anybody was met nothing was usual.
                .mapToDouble(counts::occurrences)
                .boxed()
                .toList();
        long value = counts.occurrences(0);
        Optional<Baseline> baseline = Baseline.ofCounts(usual);
        if (baseline.isEmpty()) {
            return new Judged.Learning();
        }
        if (value < Objects.requireNonNull(rule.least())) {
            return new Judged.Quiet();
        }
        double worse = baseline.get().score(value);
        return judged(
                name,
                rule,
                windows.period(0),
                new Compared(BigDecimal.valueOf(value), null, baseline.get(), worse),
                now);
    }

    static Judged judged(String name, AlertRule rule, Period window, Compared compared, Instant now) {
        if (compared.worse() < Objects.requireNonNull(rule.threshold())) {
            return new Judged.Quiet();
        }
        Instant to = Objects.requireNonNull(window.to());
        return new Judged.Unusual(new AlertRaised(
                name + "@" + to,
                name,
                rule.subject(),
                rule.touchpoint(),
                rule.channel(),
                rule.stage() == null ? null : rule.stage().name().toLowerCase(Locale.ROOT),
                Objects.requireNonNull(window.from()),
                to,
                compared.value(),
                compared.n(),
                compared.usual().median(),
                compared.usual().deviation(),
                compared.worse(),
                now));
    }
}
