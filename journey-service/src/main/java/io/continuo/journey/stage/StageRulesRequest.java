package io.continuo.journey.stage;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.continuo.events.Channel;
import io.continuo.events.Stage;
import io.continuo.http.FieldError;
import io.continuo.http.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Stage rules as callers write them.
 *
 * @param purchases types that complete a purchase, {@code *} standing for any text
 * @param rules the first one that matches decides
 * @param otherwise the stage of what no rule matches
 */
record StageRulesRequest(
        @NotEmpty @Size(max = MOST_TYPES) List<@NotBlank @Size(max = LONGEST) String> purchases,
        @NotNull @Size(max = MOST_RULES) List<@NotNull @Valid RuleRequest> rules,
        @NotNull Stage otherwise) {

    private static final int MOST_RULES = 200;
    private static final int MOST_TYPES = 100;
    private static final int MOST_PROPERTIES = 5;
    private static final int LONGEST = 200;

    /**
     * What a touchpoint of a stage is; all that is named must hold, and something must be.
     *
     * @param types any of them, {@code *} standing for any text; case and punctuation do not count
     * @param channels any of them
     * @param properties dotted path to what the property must be
     */
    record RuleRequest(
            @NotNull Stage stage,
            @Nullable @Size(max = MOST_TYPES) List<@NotBlank @Size(max = LONGEST) String> types,
            @Nullable @Size(max = MOST_TYPES) List<@NotNull Channel> channels,

            @Nullable @Size(max = MOST_PROPERTIES)
            Map<@NotBlank @Size(max = LONGEST) String, @NotNull @Valid TestRequest> properties) {

        @JsonIgnore
        boolean isAboutAnything() {
            return isEmpty(types) && isEmpty(channels) && (properties == null || properties.isEmpty());
        }

        private static boolean isEmpty(@Nullable List<?> list) {
            return list == null || list.isEmpty();
        }

        StageRule toRule() {
            return new StageRule(
                    stage,
                    types == null ? null : types.stream().map(TypePattern::new).toList(),
                    channels == null
                            ? null
                            : channels.stream().map(Channel::name).collect(Collectors.toSet()),
                    properties == null ? null : tests(properties));
        }

        private static Map<String, PropertyTest> tests(Map<String, TestRequest> asked) {
            return asked.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, test -> test.getValue().toTest()));
        }
    }

    /**
     * What a property must be, which must be there; all that is named must hold.
     *
     * @param anyOf one of these texts, in any case
     * @param contains a text with one of these in it, in any case
     * @param atLeast a number not below this one
     */
    record TestRequest(
            @Nullable @Size(max = MOST_TYPES) List<@NotBlank @Size(max = LONGEST) String> anyOf,
            @Nullable @Size(max = MOST_TYPES) List<@NotBlank @Size(max = LONGEST) String> contains,
            @Nullable BigDecimal atLeast) {

        PropertyTest toTest() {
            return new PropertyTest(anyOf, contains, atLeast);
        }
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} with a pointer to every bad field */
    StageRules toRules() {
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).isAboutAnything()) {
                errors.add(new FieldError("/rules/" + i, "names types, channels or properties"));
            }
        }
        List<StageRule> read = rules.stream().map(RuleRequest::toRule).toList();
        long tests = read.stream().flatMap(StageRule::tests).distinct().count();
        if (tests > StageTests.MOST_OF_A_VERSION) {
            errors.add(new FieldError(
                    "/rules", "at most " + StageTests.MOST_OF_A_VERSION + " different tests on properties"));
        }
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
        return new StageRules(
                0, purchases.stream().map(TypePattern::new).toList(), read, Objects.requireNonNull(otherwise));
    }
}
