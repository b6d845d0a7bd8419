package io.continuo.journey.attribution;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.continuo.http.Problems;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a model says.
 *
 * @param status whether there was anything to divide
 * @param paths how many, converting or not; null without data, as are the next two
 * @param conversions what the credits sum to, exactly
 * @param revenue what the credits' revenue sums to, exactly; null where it is in several currencies
 * @param currencies of the revenue; with more than one, ask for one of them
 * @param channels most conversions first; empty without conversions
 * @param aggregate whether it speaks of all conversions together and of none by itself
 * @param order of the Markov chain
 * @param halfLife of time decay, in touches; of an upload
 * @param worth the function whose Shapley value it is
 * @param coalitions what the sets of channels brought by themselves; the 100 that brought most
 * @param spendWithoutCredit on what was spent that no path touched
 * @param importedSpend where spend is from that was not said with the question
 * @param stageRules version of the rules that gave the stages; null for an upload
 * @param mapVersion the version of the identity map the paths were placed with; null for an upload
 * @param missingPartitions whose customers are not in it; ask again for all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AttributionView(
        Model model,
        Status status,
        @JsonInclude @Nullable BigDecimal paths,
        @JsonInclude @Nullable BigDecimal conversions,
        @JsonInclude @Nullable BigDecimal revenue,
        @Nullable Set<String> currencies,
        List<CreditView> channels,
        boolean aggregate,
        @Nullable Integer order,
        @Nullable Double halfLife,
        @Nullable String worth,
        @Nullable List<Attribution.Coalition> coalitions,
        @Nullable List<String> spendWithoutCredit,
        @JsonUnwrapped @Nullable ImportedSpend importedSpend,
        @Nullable Integer stageRules,
        @JsonInclude @Nullable Long mapVersion,
        Instant asOf,
        List<Integer> missingPartitions) {

    private static final String WORTH =
            "v(S) = sum of R(T) over all T within S, where R(T) is what the paths brought that touch exactly the"
                    + " channels of T";

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
     * A channel's credit; the revenue is null where it is in several currencies.
     *
     * @param spend what was spent on it, where that was said or imported
     * @param returnOnSpend revenue by spend; null where nothing was spent
     * @param costPerConversion spend by conversions; null where there were none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CreditView(
            String channel,
            BigDecimal conversions,
            @JsonInclude @Nullable BigDecimal revenue,
            BigDecimal share,
            @Nullable BigDecimal removalEffect,
            @Nullable BigDecimal spend,
            @Nullable BigDecimal returnOnSpend,
            @Nullable BigDecimal costPerConversion) {

        private static final int DECIMALS = 6;

        static CreditView of(Attribution.Credit credit, boolean summable, @Nullable BigDecimal spend) {
            return new CreditView(
                    credit.channel(),
                    credit.conversions(),
                    summable ? credit.revenue() : null,
                    credit.share(),
                    credit.removalEffect(),
                    spend,
                    spend == null || !summable ? null : quotient(credit.revenue(), spend),
                    spend == null ? null : quotient(spend, credit.conversions()));
        }

        private static @Nullable BigDecimal quotient(BigDecimal of, BigDecimal by) {
            return by.signum() == 0 ? null : of.divide(by, DECIMALS, RoundingMode.HALF_UP);
        }
    }

    /** What several models say of the same paths. */
    record Comparison(List<AttributionView> models) {}

    /** What the paths were, and how the models were set. */
    record Basis(
            int order,
            @Nullable Double halfLife,
            @Nullable Integer stageRules,
            @Nullable Long mapVersion,
            Instant asOf,
            List<Integer> missingPartitions,
            Spending spend) {

        static Basis of(int order, io.continuo.journey.query.Basis basis, Spending spend) {
            return new Basis(
                    order,
                    null,
                    basis.stageRules(),
                    basis.mapVersion(),
                    basis.asOf(),
                    basis.missingPartitions(),
                    spend);
        }

        static Basis ofUpload(AttributionSettings settings, Instant asOf) {
            return new Basis(settings.order(), settings.halfLife(), null, null, asOf, List.of(), Spending.NONE);
        }
    }

    /** One answer as it is; several in an object. */
    static Object sideBySide(List<AttributionView> views) {
        return views.size() == 1 ? views.getFirst() : new Comparison(views);
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} for an order that gives too many states */
    static List<AttributionView> of(Gathered gathered, Basis basis) {
        return gathered.results().stream()
                .map(result -> of(result, gathered, basis))
                .toList();
    }

    private static AttributionView of(Attribution attribution, Gathered gathered, Basis basis) {
        return switch (attribution) {
            case Attribution.Credited credited -> of(credited, Status.OK, gathered, basis);
            case Attribution.NoConversions(Model model) -> {
                boolean empty = gathered.totals().paths().signum() == 0;
                yield of(
                        new Attribution.Credited(model, List.of(), List.of()),
                        empty ? Status.NO_DATA : Status.NO_CONVERSIONS,
                        gathered,
                        basis);
            }
            case Attribution.TooManyStates(Model model, int states) ->
                throw Problems.invalid(
                        "/order", "gives a chain of " + states + " states, too many to be solved; choose a lower one");
        };
    }

    private static AttributionView of(Attribution.Credited credited, Status status, Gathered gathered, Basis basis) {
        Model model = credited.model();
        Totals totals = gathered.totals();
        boolean data = status != Status.NO_DATA;
        boolean summable = gathered.currencies().size() < 2;
        Map<String, BigDecimal> spend = basis.spend().values();
        return new AttributionView(
                model,
                status,
                data ? totals.paths() : null,
                data ? totals.conversions() : null,
                data && summable ? totals.revenue() : null,
                basis.mapVersion() == null ? null : gathered.currencies(),
                credited.credits().stream()
                        .map(credit -> CreditView.of(credit, summable, spend.get(credit.channel())))
                        .toList(),
                !model.isRule(),
                model == Model.MARKOV ? basis.order() : null,
                model == Model.TIME_DECAY ? basis.halfLife() : null,
                model == Model.SHAPLEY ? WORTH : null,
                model == Model.SHAPLEY ? credited.coalitions() : null,
                spend.isEmpty() ? null : uncredited(credited, spend.keySet()),
                basis.spend().imported(),
                basis.stageRules(),
                basis.mapVersion(),
                basis.asOf(),
                basis.missingPartitions());
    }

    private static List<String> uncredited(Attribution.Credited credited, Set<String> spent) {
        Set<String> rest = new TreeSet<>(spent);
        credited.credits().forEach(credit -> rest.remove(credit.channel()));
        return List.copyOf(rest);
    }
}
