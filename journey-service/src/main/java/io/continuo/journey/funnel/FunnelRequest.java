package io.continuo.journey.funnel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.continuo.http.FieldError;
import io.continuo.http.Problems;
import io.continuo.journey.query.Dimension;
import io.continuo.journey.query.Interval;
import io.continuo.journey.query.Questions;
import io.continuo.journey.query.WhereRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A funnel as callers describe it.
 *
 * @param mode {@code ordered} when absent
 * @param window from the first step of an attempt to its last, included
 * @param holdConstant what all touchpoints of an attempt have in common: {@code channel}, {@code properties.product_id}
 * @param trend counts by the day, week or month an attempt began, too
 * @param from touchpoints before do not count
 * @param to touchpoints from then on do not count
 */
record FunnelRequest(
        @NotNull @Size(min = 2, max = Funnel.MAX_STEPS) List<@NotNull @Valid StepRequest> steps,
        @Nullable ModeName mode,
        @NotNull Duration window,
        @Nullable @Size(max = Funnel.MAX_EXCLUSIONS) List<@NotNull @Valid ExclusionRequest> exclusions,
        @Nullable Dimension holdConstant,
        @Nullable @Valid BreakdownRequest breakdown,
        @Nullable TrendName trend,
        @Nullable Instant from,
        @Nullable Instant to) {

    static final Duration LONGEST_WINDOW = Duration.ofDays(3_660);

    private static final int LONGEST_NAME = 200;

    /** @param optional whether attempts may leave it out; not the first step, nor the last */
    record StepRequest(
            @NotBlank @Size(max = LONGEST_NAME) String name,
            @NotNull @Valid WhereRequest where,
            @Nullable Boolean optional) {

        boolean isOptional() {
            return Boolean.TRUE.equals(optional);
        }
    }

    /**
     * What must not happen.
     *
     * @param name may be said, as that of a step
     * @param after name of a step; the first one when absent
     * @param before name of a later step; the last one when absent
     */
    record ExclusionRequest(
            @Nullable @Size(max = LONGEST_NAME) String name,
            @NotNull @Valid WhereRequest where,
            @Nullable String after,
            @Nullable String before) {}

    /**
     * By what customers are told apart; callers may write the dimension alone.
     *
     * @param attribution {@code first} when absent
     */
    record BreakdownRequest(@NotNull Dimension by, @Nullable AttributionName attribution) {

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        BreakdownRequest(
                @JsonProperty("by") Dimension by, @JsonProperty("attribution") @Nullable AttributionName attribution) {
            this.by = by;
            this.attribution = attribution;
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static BreakdownRequest by(String dimension) {
            return new BreakdownRequest(Dimension.parse(dimension), null);
        }
    }

    /** The words of the API for {@link Funnel.Mode}. */
    enum ModeName {
        @JsonProperty("ordered")
        ORDERED,
        @JsonProperty("strict")
        STRICT,
        @JsonProperty("unordered")
        UNORDERED
    }

    /** The words of the API for {@link Breakdown.Attribution}. */
    enum AttributionName {
        @JsonProperty("first")
        FIRST,
        @JsonProperty("last")
        LAST,
        @JsonProperty("any")
        ANY
    }

    /** The words of the API for {@link Interval}. */
    enum TrendName {
        @JsonProperty("day")
        DAY,
        @JsonProperty("week")
        WEEK,
        @JsonProperty("month")
        MONTH
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} with a pointer to every bad field */
    FunnelQuery toQuery() {
        Funnel.Mode asked = mode == null ? Funnel.Mode.ORDERED : Funnel.Mode.valueOf(mode.name());
        List<FieldError> errors = new ArrayList<>();
        check(window, errors);
        checkSteps(asked, errors);
        List<Exclusion> excluded = exclusions(asked, errors);
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
        List<FunnelStep> read = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            StepRequest step = steps.get(i);
            read.add(new FunnelStep(step.name(), step.where().toWhere("/steps/" + i + "/where"), step.isOptional()));
        }
        Funnel funnel = new Funnel(read, asked, window, excluded, holdConstant, Questions.period(from, to));
        return new FunnelQuery(
                funnel,
                breakdown == null ? null : breakdown(breakdown),
                trend == null ? null : Interval.valueOf(trend.name()));
    }

    private static Breakdown breakdown(BreakdownRequest asked) {
        AttributionName attribution = asked.attribution() == null ? AttributionName.FIRST : asked.attribution();
        return new Breakdown(asked.by(), Breakdown.Attribution.valueOf(attribution.name()));
    }

    static void check(Duration window, List<FieldError> errors) {
        if (window.compareTo(Duration.ofMillis(1)) < 0 || window.compareTo(LONGEST_WINDOW) > 0) {
            errors.add(new FieldError("/window", "longer than nothing and at most " + LONGEST_WINDOW));
        }
    }

    private void checkSteps(Funnel.Mode asked, List<FieldError> errors) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < steps.size(); i++) {
            if (!names.add(steps.get(i).name())) {
                errors.add(new FieldError("/steps/" + i + "/name", "no two steps have the same name"));
            }
            boolean atAnEnd = i == 0 || i == steps.size() - 1;
            if (steps.get(i).isOptional() && (atAnEnd || asked == Funnel.Mode.UNORDERED)) {
                errors.add(new FieldError(
                        "/steps/" + i + "/optional",
                        "neither the first step nor the last is optional, and none of an unordered funnel"));
            }
        }
    }

    private List<Exclusion> exclusions(Funnel.Mode asked, List<FieldError> errors) {
        List<Exclusion> read = new ArrayList<>();
        for (int i = 0; exclusions != null && i < exclusions.size(); i++) {
            ExclusionRequest exclusion = exclusions.get(i);
            String pointer = "/exclusions/" + i;
            int after = step(exclusion.after(), 0, pointer + "/after", errors);
            int before = step(exclusion.before(), steps.size() - 1, pointer + "/before", errors);
            if (after >= before) {
                errors.add(new FieldError(pointer + "/before", "a step later than that of after"));
            }
            boolean part = exclusion.after() != null || exclusion.before() != null;
            if (asked == Funnel.Mode.UNORDERED && part) {
                errors.add(new FieldError(pointer, "steps without an order have no before and after"));
            }
            read.add(new Exclusion(exclusion.where().toWhere(pointer + "/where"), after, before));
        }
        return read;
    }

    private int step(@Nullable String name, int otherwise, String pointer, List<FieldError> errors) {
        if (name == null) {
            return otherwise;
        }
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).name().equals(name)) {
                if (steps.get(i).isOptional()) {
                    errors.add(new FieldError(pointer, "not an optional step"));
                }
                return i;
            }
        }
        errors.add(new FieldError(pointer, "the name of a step"));
        return otherwise;
    }
}
