package io.continuo.journey.alert;

import io.continuo.events.AlertRaised;
import io.continuo.journey.friction.Friction;
import io.continuo.journey.friction.FrictionCounts;
import io.continuo.journey.friction.FrictionQuery;
import io.continuo.journey.friction.FrictionSettings;
import io.continuo.journey.friction.Frictions;
import io.continuo.journey.query.Answered;
import io.continuo.journey.query.Period;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Counts a window and the same one of the weeks before, and says whether it is unusual. */
@Singleton
class Judging {

    private static final Duration WEEK = Duration.ofDays(7);

    private final Counting frictions;

    @Inject
    Judging(Frictions frictions) {
        this(frictions::find);
    }

    Judging(Counting frictions) {
        this.frictions = frictions;
    }

    /** Counts what hurts over all journeys. */
    @FunctionalInterface
    interface Counting {

        Answered<FrictionCounts> find(FrictionQuery query);
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
     * Judges the window that ended then. Blocks.
     *
     * @param rule with nothing left out
     */
    Judged judge(String name, AlertRule rule, Instant end, Instant now) {
        Duration window = Objects.requireNonNull(rule.window());
        Optional<Long> value = count(rule, end, window, now);
        if (value.isEmpty()) {
            return new Judged.Incomplete();
        }
        List<Long> usual = new ArrayList<>();
        for (int week = 1; week <= Objects.requireNonNull(rule.weeks()); week++) {
            Answered<FrictionCounts> found = find(rule, end.minus(WEEK.multipliedBy(week)), window, now);
            if (!found.basis().missingPartitions().isEmpty()) {
                return new Judged.Incomplete();
            }
            if (found.counts().customers() > 0) { // Before anybody was met nothing was usual.
                usual.add(occurrences(rule, found.counts()));
            }
        }
        return Baseline.of(usual)
                .map(baseline -> judge(name, rule, new Window(end.minus(window), end, now), value.get(), baseline))
                .orElseGet(Judged.Learning::new);
    }

    private record Window(Instant from, Instant to, Instant now) {}

    private static Judged judge(String name, AlertRule rule, Window window, long value, Baseline baseline) {
        double score = baseline.score(value);
        boolean unusual =
                score >= Objects.requireNonNull(rule.threshold()) && value >= Objects.requireNonNull(rule.least());
        return unusual
                ? new Judged.Unusual(new AlertRaised(
                        name + "@" + window.to(),
                        name,
                        rule.kind().word(),
                        rule.touchpoint(),
                        rule.channel(),
                        window.from(),
                        window.to(),
                        value,
                        baseline.median(),
                        baseline.deviation(),
                        score,
                        window.now()))
                : new Judged.Quiet();
    }

    /** Empty where partitions are missing. */
    private Optional<Long> count(AlertRule rule, Instant end, Duration window, Instant now) {
        Answered<FrictionCounts> found = find(rule, end, window, now);
        return found.basis().missingPartitions().isEmpty()
                ? Optional.of(occurrences(rule, found.counts()))
                : Optional.empty();
    }

    private Answered<FrictionCounts> find(AlertRule rule, Instant end, Duration window, Instant now) {
        Set<Friction> kinds = Set.of(rule.kind());
        Period period = new Period(end.minus(window), end);
        return frictions.find(new FrictionQuery(kinds, period, FrictionSettings.DEFAULTS, now));
    }

    private static long occurrences(AlertRule rule, FrictionCounts counts) {
        return counts.occurrences(
                spot -> (rule.touchpoint() == null || rule.touchpoint().equals(spot.touchpoint()))
                        && (rule.channel() == null || rule.channel().equals(spot.channel())));
    }
}
