package io.continuo.journey.attribution;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.continuo.http.Problems;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model says.
 *
 * @param status whether there was anything to divide
 * @param paths how many, converting or not; null without data, as are the next two
 * @param conversions what the credits sum to, exactly
 * @param revenue what the credits' revenue sums to, exactly
 * @param channels most conversions first; empty without conversions
 * @param aggregate whether it speaks of all conversions together and of none by itself
 * @param order of the Markov chain
 * @param halfLife of time decay, in touches
 * @param worth the function whose Shapley value it is
 * @param coalitions what the sets of channels brought by themselves; the 100 that brought most
 * @param mapVersion the version of the identity map the paths were placed with; null for an upload
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AttributionView(
        Model model,
        Status status,
        @JsonInclude @Nullable BigDecimal paths,
        @JsonInclude @Nullable BigDecimal conversions,
        @JsonInclude @Nullable BigDecimal revenue,
        List<Attribution.Credit> channels,
        boolean aggregate,
        @Nullable Integer order,
        @Nullable Double halfLife,
        @Nullable String worth,
        @Nullable List<Attribution.Coalition> coalitions,
        @JsonInclude @Nullable Long mapVersion,
        Instant asOf) {

    private static final String WORTH =
            "v(S) = sum of R(T) over all T within S, where R(T) is what the paths brought that touch exactly the channels of T";

    enum Status {
        @JsonProperty("ok")
        OK,
        /** There was no path. */
        @JsonProperty("no_data")
        NO_DATA,
        /** There were paths and none converted. */
        @JsonProperty("no_conversions")
        NO_CONVERSIONS
    }

    /**
     * @param attribution to show
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} for an order that gives too many states
     */
    static AttributionView of(Attribution attribution, Totals totals, AttributionSettings settings, Instant asOf) {
        return switch (attribution) {
            case Attribution.Credited credited -> of(credited, Status.OK, totals, settings, asOf);
            case Attribution.NoConversions(Model model) -> {
                Attribution.Credited nothing = new Attribution.Credited(model, List.of(), List.of());
                boolean empty = totals.paths().signum() == 0;
                yield of(nothing, empty ? Status.NO_DATA : Status.NO_CONVERSIONS, totals, settings, asOf);
            }
            case Attribution.TooManyStates(Model model, int states) ->
                throw Problems.invalid(
                        "/order", "gives a chain of " + states + " states, too many to be solved; choose a lower one");
        };
    }

    private static AttributionView of(
            Attribution.Credited credited, Status status, Totals totals, AttributionSettings settings, Instant asOf) {
        Model model = credited.model();
        boolean data = status != Status.NO_DATA;
        return new AttributionView(
                model,
                status,
                data ? totals.paths() : null,
                data ? totals.conversions() : null,
                data ? totals.revenue() : null,
                credited.credits(),
                !model.isRule(),
                model == Model.MARKOV ? settings.order() : null,
                model == Model.TIME_DECAY ? settings.halfLife() : null,
                model == Model.SHAPLEY ? WORTH : null,
                model == Model.SHAPLEY ? credited.coalitions() : null,
                null,
                asOf);
    }
}
