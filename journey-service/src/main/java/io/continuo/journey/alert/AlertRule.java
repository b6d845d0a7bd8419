package io.continuo.journey.alert;

import io.continuo.events.Stage;
import io.continuo.http.FieldError;
import io.continuo.http.Problems;
import io.continuo.journey.experience.Metric;
import io.continuo.journey.friction.Friction;
import io.continuo.journey.query.WeeklyWindows;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When somebody wants to know: when friction of a kind shows more often, or a metric is worse, than usual.
 *
 * @param kind of friction that is counted; null where it is about a metric
 * @param metric that is measured; null where it is about friction
 * @param survey whose answers the metric is of; its own when absent
 * @param touchpoint only at contacts of this type; null: at any
 * @param channel only on this channel; null: on any
 * @param stage only in this stage, of metrics; null: in any
 * @param window over which it is counted, PT1H of friction and P1D of metrics when absent; windows follow one another from
 *     the first Monday of 1970 on
 * @param weeks before, whose same windows say what is usual; 8 when absent
 * @param threshold how many deviations worse than usual are worth an alert; 3.5 when absent
 * @param least fewer occurrences, or answers or cases, are never worth one; 5 of friction and 20 of metrics when absent
 * @param webhook where to it is posted; null: it is only an event
 * @param enabled true when absent
 */
record AlertRule(
        @Nullable Friction kind,
        @Nullable Metric metric,

        @Nullable @Pattern(regexp = "[a-z][a-z0-9_-]{0,39}", message = "a lower-case name of at most 40 characters")
        String survey,

        @Nullable @Size(min = 1, max = 200) String touchpoint,
        @Nullable @Size(min = 1, max = 40) String channel,
        @Nullable Stage stage,
        @Nullable Duration window,
        @Nullable @Min(Baseline.LEAST_WINDOWS) @Max(26) Integer weeks,
        @Nullable @DecimalMin("0.5") @DecimalMax("100") Double threshold,
        @Nullable @Min(1) @Max(1_000_000) Long least,
        @Nullable @Size(max = 2_000) String webhook,
        @Nullable Boolean enabled) {

    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration WEEK = Duration.ofDays(7);

    /** 1970-01-05, a Monday. */
    private static final Instant FIRST_MONDAY = Instant.ofEpochSecond(4 * 24 * 60 * 60);

    /** The rule with everything that may be left out, which is how it is kept. */
    AlertRule complete() {
        return new AlertRule(
                kind,
                metric,
                survey,
                touchpoint,
                channel,
                stage,
                length(),
                weeks == null ? 8 : weeks,
                threshold == null ? 3.5 : threshold,
                least == null ? (metric == null ? 5L : 20L) : least,
                webhook,
                enabled == null || enabled);
    }

    private Duration length() {
        Duration usual = metric == null ? Duration.ofHours(1) : Duration.ofDays(1);
        return window == null ? usual : window;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field}, with every field that is wrong */
    void check(AlertConfig config) {
        List<FieldError> errors = new ArrayList<>();
        checkSubject(errors);
        if (window != null
                && (window.compareTo(SHORTEST) < 0
                        || window.compareTo(WEEK) > 0
                        || WEEK.toMillis() % window.toMillis() != 0)) {
            errors.add(new FieldError("/window", "PT5M to P7D, so that a week is a number of windows"));
        }
        if (webhook != null) {
            Webhooks.check(webhook, config, errors);
        }
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
    }

    private void checkSubject(List<FieldError> errors) {
        if ((kind == null) == (metric == null)) {
            errors.add(new FieldError("/kind", "name a kind of friction or a metric, and not both"));
        } else if (kind != null && !kind.isKnownAtOnce()) {
            errors.add(new FieldError("/kind", "who is lost is known too late for an alert"));
        }
        if (survey != null && (metric == null || !metric.isOfAnswers())) {
            errors.add(new FieldError("/survey", "only of a metric that is about a survey"));
        }
        if (stage != null && metric == null) {
            errors.add(new FieldError("/stage", "only of metrics"));
        }
    }

    /** What it is about, in the words of callers. */
    String subject() {
        return metric == null ? Objects.requireNonNull(kind).word() : metric.word();
    }

    boolean isWatched() {
        return Boolean.TRUE.equals(enabled);
    }

    /** The window that had ended by then, and those of the weeks before. */
    WeeklyWindows windows(Instant end) {
        return new WeeklyWindows(end, length(), Objects.requireNonNull(weeks));
    }

    /** The end of the last window that has ended by then. */
    Instant lastEnd(Instant now) {
        long length = length().toMillis();
        long since = now.toEpochMilli() - FIRST_MONDAY.toEpochMilli();
        return FIRST_MONDAY.plusMillis(Math.floorDiv(since, length) * length);
    }
}
