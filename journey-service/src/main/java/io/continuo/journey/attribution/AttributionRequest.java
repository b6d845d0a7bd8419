package io.continuo.journey.attribution;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.continuo.http.FieldError;
import io.continuo.http.Problems;
import io.continuo.journey.query.Brought;
import io.continuo.journey.query.Dimension;
import io.continuo.journey.query.Questions;
import io.continuo.journey.query.Where;
import io.continuo.journey.query.WhereRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A question about attribution as callers ask it.
 *
 * @param model one or several
 * @param order of the Markov chain; 1 when absent
 * @param conversion which touchpoints are conversions; two of one order are one
 * @param touches which contacts count as touches; all when absent
 * @param lookback how long before a conversion a touch counts, included
 * @param dimension what is credited
 * @param halfLife of time decay; seven days when absent
 * @param direct values that are direct, for last_non_direct
 * @param currency only revenue in it counts; needed where it is in several
 * @param spend what was spent on each value of the dimension, in the revenue's currency; it is not kept. When absent, what
 *     imports say of channels, campaigns and sources
 * @param from conversions before do not count
 * @param to nothing from then on is looked at
 */
record AttributionRequest(
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @NotEmpty @Size(max = MODELS)
        List<@NotNull Model> model,

        @Nullable @Min(1) @Max(TransitionTally.MAX_ORDER) Integer order,
        @NotNull @Valid Conversion conversion,
        @Nullable @Valid Conversion touches,
        @NotNull Duration lookback,
        @NotNull Dimension dimension,
        @Nullable Duration halfLife,
        @Nullable @Size(max = MOST) List<@NotBlank @Size(max = LONGEST) String> direct,

        @Nullable @Pattern(regexp = Brought.CODE, message = Brought.CODE_EXPECTED)
        String currency,

        @Nullable @Size(max = PathCsv.MAX_CHANNELS)
        Map<
                        @NotBlank @Size(max = LONGEST) String,
                        @NotNull @PositiveOrZero @DecimalMax(MOST_SPENT)
                        @Digits(integer = Integer.MAX_VALUE, fraction = 10) BigDecimal>
                spend,

        @Nullable Instant from,
        @Nullable Instant to) {

    /** What 15 digits can say; {@code Digits} does not count those of a number that has more than two thousand million. */
    private static final String MOST_SPENT = "999999999999999.9999999999";

    private static final int MODELS = 8;
    private static final int MOST = 100;
    private static final int LONGEST = 200;
    private static final Duration LONGEST_LOOKBACK = Duration.ofDays(3_660);
    private static final Duration DEFAULT_HALF_LIFE = Duration.ofDays(7);

    /** Touchpoints that meet conditions. */
    record Conversion(@NotNull @Valid WhereRequest where) {}

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} with a pointer to every bad field */
    AttributionQuery toQuery() {
        List<FieldError> errors = new ArrayList<>();
        check("/lookback", lookback, errors);
        Duration half = halfLife == null ? DEFAULT_HALF_LIFE : halfLife;
        check("/halfLife", half, errors);
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
        Set<String> directs = direct == null
                ? Set.of("direct", "(direct)")
                : direct.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        return new AttributionQuery(
                new AttributionQuery.Models(EnumSet.copyOf(model), order == null ? 1 : order, half, directs),
                conversion.where().toWhere("/conversion/where"),
                touches == null ? Where.ANY : touches.where().toWhere("/touches/where"),
                lookback,
                dimension,
                currency,
                Questions.period(from, to));
    }

    private static void check(String pointer, Duration duration, List<FieldError> errors) {
        if (duration.compareTo(Duration.ofMillis(1)) < 0 || duration.compareTo(LONGEST_LOOKBACK) > 0) {
            errors.add(new FieldError(pointer, "longer than nothing and at most " + LONGEST_LOOKBACK));
        }
    }
}
