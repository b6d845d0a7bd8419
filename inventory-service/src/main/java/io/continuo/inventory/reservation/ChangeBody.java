package io.continuo.inventory.reservation;

import io.continuo.events.CustomerId;
import io.continuo.events.PromiseChanged;
import io.continuo.http.Problems;
import io.continuo.inventory.InventoryConfig;
import io.continuo.inventory.sourcing.LineBody;
import io.continuo.inventory.sourcing.PlaceBody;
import io.continuo.inventory.sourcing.SplitBody;
import io.continuo.inventory.sourcing.Strategies;
import io.continuo.inventory.sourcing.Strategy;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of a reservation as callers ask for it; what is absent stays as it is.
 *
 * @param lines all lines it shall have: what is not named is given back
 * @param ttl how long it holds from now on
 * @param customerId whom it is for from now on
 * @param strategy by which what comes in addition is sourced; the channel's when absent
 * @param destination required by {@code nearest}
 * @param fulfilment {@code pickup} for nodes where it can be fetched; lines may differ
 */
record ChangeBody(
        @Size(min = 1, max = LineBody.MOST) @Nullable List<@NotNull @Valid LineBody> lines,
        @Nullable Duration ttl,
        @Nullable CustomerId customerId,
        @Nullable Strategy strategy,
        @Valid @Nullable PlaceBody destination,
        PromiseChanged.@Nullable Fulfilment fulfilment,
        @Valid @Nullable SplitBody split) {

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} */
    Change change(@Nullable String ifMatch, String actor, InventoryConfig config) {
        if (lines == null && ttl == null && customerId == null) {
            throw Problems.invalid("/", "names lines, ttl or customerId");
        }
        return new Change(
                lines == null ? null : LineBody.demands(lines, fulfilment),
                ttl == null ? null : ReservationBody.checked(ttl, config),
                customerId,
                Strategies.preferences(strategy, destination, split),
                ifMatch,
                actor);
    }
}
