package io.continuo.inventory.sourcing;

import io.continuo.events.Quantity;
import io.continuo.http.Problems;
import io.continuo.inventory.catalog.NodeId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A sourcing policy as callers send it; what is absent is as it was without a policy.
 *
 * @param strategy {@code priority} when absent
 * @param split how far any request of the channel may be split that does not say otherwise
 * @param costs what {@code lowest_cost} reckons with, in minor units of one currency
 * @param lastUnit when the last units of a node are sold only with another node behind them
 * @param onRejection {@code block} when absent
 */
record PolicyBody(
        @Nullable Strategy strategy,
        @Valid @Nullable SplitBody split,
        @Valid @Nullable CostsBody costs,
        @Valid @Nullable LastUnitBody lastUnit,
        Policy.@Nullable Rejection onRejection) {

    private static final int MOST_NODES = 1000;

    /** @param nodes those that cost something else than the usual */
    record CostsBody(
            @Valid @NotNull RateBody usual,

            @Size(max = MOST_NODES) @Nullable Map<@NotNull NodeId, @NotNull @Valid RateBody> nodes) {

        static CostsBody from(Costs costs) {
            Map<NodeId, RateBody> nodes = new TreeMap<>();
            costs.nodes().forEach((node, rate) -> nodes.put(node, RateBody.from(rate)));
            return new CostsBody(RateBody.from(costs.usual()), nodes);
        }

        private Costs costs() {
            Map<NodeId, Costs.Rate> rates = new TreeMap<>();
            if (nodes != null) {
                nodes.forEach((node, rate) -> rates.put(node, rate.rate()));
            }
            return new Costs(usual.rate(), rates);
        }
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} */
    Policy checked() {
        if (lastUnit != null && lastUnit.units() != null && !lastUnit.units().isPositive()) {
            throw Problems.invalid("/lastUnit/units", "above zero");
        }
        return policy();
    }

    /** Each 0 when absent. */
    record RateBody(
            @DecimalMin("0") @DecimalMax("1000000") @Nullable
            Double perPackage,

            @DecimalMin("0") @DecimalMax("1000000") @Nullable
            Double perKm,

            @DecimalMin("0") @DecimalMax("1000000") @Nullable
            Double perUnit) {

        static RateBody from(Costs.Rate rate) {
            return new RateBody(rate.perPackage(), rate.perKm(), rate.perUnit());
        }

        private Costs.Rate rate() {
            return new Costs.Rate(orZero(perPackage), orZero(perKm), orZero(perUnit));
        }

        private static double orZero(@Nullable Double cost) {
            return cost == null ? 0 : cost;
        }
    }

    /**
     * @param units a unit is a last one where fewer than these would be left; 1 when absent
     * @param confidence the least that is enough to sell it at once
     */
    record LastUnitBody(
            @Nullable Quantity units,
            @NotNull @DecimalMin("0") @DecimalMax("1") Double confidence) {

        static LastUnitBody from(LastUnit lastUnit) {
            return new LastUnitBody(lastUnit.units(), lastUnit.confidence());
        }

        private LastUnit lastUnit() {
            return new LastUnit(units == null ? Quantity.of(1) : units, confidence);
        }
    }

    private Policy policy() {
        return new Policy(
                Objects.requireNonNullElse(strategy, Policy.NONE.strategy()),
                split == null ? Split.FREE : split.split(),
                costs == null ? Costs.FREE : costs.costs(),
                lastUnit == null ? null : lastUnit.lastUnit(),
                Objects.requireNonNullElse(onRejection, Policy.NONE.onRejection()));
    }
}
