package io.continuo.inventory.listing;

import io.continuo.events.Quantity;
import io.continuo.http.Problems;
import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.catalog.Sku;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A listing as callers send it.
 *
 * @param guarantee what being listed promises; absent for nothing
 * @param actions what to do while that is not kept; {@code alert} when absent
 */
record ListingBody(
        @NotNull Boolean listed,
        @Valid @Nullable GuaranteeBody guarantee,
        @Size(max = 6) @Nullable Set<@NotNull Action> actions) {

    /**
     * @param minSellable above zero
     * @param shareOfStores of the stores, above 0 and at most 1
     * @param radiusKm how far around a store what other stores have counts as well
     */
    record GuaranteeBody(
            @NotNull Quantity minSellable,

            @NotNull @DecimalMin("0.000001") @DecimalMax("1") @Digits(integer = 1, fraction = 6)
            BigDecimal shareOfStores,

            @DecimalMin(value = "0", inclusive = false) @DecimalMax("20040") @Nullable
            Double radiusKm) {

        Guarantee guarantee() {
            if (!minSellable.isPositive()) {
                throw Problems.invalid("/guarantee/minSellable", "above zero");
            }
            return new Guarantee(minSellable, shareOfStores.stripTrailingZeros(), radiusKm);
        }
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} */
    Listing listing(ChannelId channel, Sku sku) {
        return new Listing(
                channel,
                sku,
                listed,
                guarantee == null ? null : guarantee.guarantee(),
                actions == null ? Set.of(Action.ALERT) : actions);
    }
}
