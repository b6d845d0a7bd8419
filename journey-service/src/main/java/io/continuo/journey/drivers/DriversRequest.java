package io.continuo.journey.drivers;

import io.continuo.http.FieldError;
import io.continuo.http.Problems;
import io.continuo.journey.query.Questions;
import io.continuo.journey.query.WhereRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question about key drivers as callers ask it.
 *
 * @param outcome which touchpoints are answers, and which of their numbers is the outcome
 * @param lookback how long before an answer touchpoints are looked at, included; 30 days when absent
 * @param from answers before do not count
 * @param to answers from then on do not count
 */
record DriversRequest(
        @NotNull @Valid OutcomeRequest outcome,

        @NotNull @Size(min = 1, max = KeyDrivers.MAX_FACTORS)
        List<@NotNull @Valid FactorRequest> factors,

        @Nullable Duration lookback,
        @Nullable Instant from,
        @Nullable Instant to) {

    private static final int LONGEST_NAME = 200;
    private static final Duration DEFAULT_LOOKBACK = Duration.ofDays(30);
    private static final Duration LONGEST_LOOKBACK = Duration.ofDays(3_660);

    /** @param property dotted path of a number */
    record OutcomeRequest(
            @NotNull @Valid WhereRequest where,

            @NotBlank @Size(max = LONGEST_NAME) @Pattern(regexp = WhereRequest.NAME)
            String property) {}

    /** Exactly one of the three says what the factor is. */
    record FactorRequest(
            @NotBlank @Size(max = LONGEST_NAME) String name,

            @Nullable @Size(min = 1, max = LONGEST_NAME) @Pattern(regexp = WhereRequest.NAME)
            String property,

            Factor.@Nullable Fact fact,
            @Nullable @Valid CountRequest count) {

        Factor toFactor(String pointer) {
            if (property != null && fact == null && count == null) {
                return new Factor.Item(name, property);
            }
            if (fact != null && property == null && count == null) {
                return new Factor.Told(name, fact);
            }
            if (count != null && property == null && fact == null) {
                return new Factor.Counted(name, count.where().toWhere(pointer + "/count/where"));
            }
            throw Problems.invalid(pointer, "name one of property, fact and count");
        }
    }

    /** Touchpoints that meet conditions. */
    record CountRequest(@NotNull @Valid WhereRequest where) {}

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} with a pointer to every bad field */
    DriversQuery toQuery() {
        Duration reach = lookback == null ? DEFAULT_LOOKBACK : lookback;
        List<FieldError> errors = new ArrayList<>();
        if (reach.compareTo(Duration.ofMillis(1)) < 0 || reach.compareTo(LONGEST_LOOKBACK) > 0) {
            errors.add(new FieldError("/lookback", "longer than nothing and at most " + LONGEST_LOOKBACK));
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < factors.size(); i++) {
            if (!names.add(factors.get(i).name())) {
                errors.add(new FieldError("/factors/" + i + "/name", "no two factors have the same name"));
            }
        }
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
        List<Factor> read = new ArrayList<>();
        for (int i = 0; i < factors.size(); i++) {
            read.add(factors.get(i).toFactor("/factors/" + i));
        }
        return new DriversQuery(
                outcome.where().toWhere("/outcome/where"), outcome.property(), read, reach, Questions.period(from, to));
    }
}
