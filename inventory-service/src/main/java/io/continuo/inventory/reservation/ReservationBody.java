package io.continuo.inventory.reservation;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.events.LogKeys;
import io.continuo.events.PromiseChanged;
import io.continuo.http.Problems;
import io.continuo.inventory.InventoryConfig;
import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.sourcing.LineBody;
import io.continuo.inventory.sourcing.PlaceBody;
import io.continuo.inventory.sourcing.SplitBody;
import io.continuo.inventory.sourcing.Strategies;
import io.continuo.inventory.sourcing.Strategy;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reservation as callers ask for it.
 *
 * @param identifier whom it is for while nobody knows which customer that is, such as the browser of a web cart
 * @param cart the caller's cart: a newer reservation of it replaces the one that is held
 * @param ttl how long to hold; the service's default when absent
 * @param strategy the channel's when absent
 * @param destination required by {@code nearest}
 * @param fulfilment {@code pickup} for nodes where it can be fetched; lines may differ
 */
record ReservationBody(
        @NotNull ChannelId channel,
        @Nullable CustomerId customerId,
        @Nullable Identifier identifier,

        @Size(min = 1, max = 128) @Pattern(regexp = "\\P{Cntrl}*", message = "no control characters") @Nullable
        String cart,

        @NotEmpty @Size(max = LineBody.MOST) List<@NotNull @Valid LineBody> lines,
        @Nullable Duration ttl,
        @Nullable Strategy strategy,
        @Valid @Nullable PlaceBody destination,
        PromiseChanged.@Nullable Fulfilment fulfilment,
        @Valid @Nullable SplitBody split) {

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} */
    ReservationRequest request(String actor, InventoryConfig config) {
        return new ReservationRequest(
                channel,
                customerId,
                identifier == null ? null : LogKeys.subject(identifier),
                cart,
                LineBody.demands(lines, fulfilment),
                checked(ttl == null ? config.defaultTtl() : ttl, config),
                Strategies.preferences(strategy, destination, split),
                actor);
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} where nothing may hold for so long */
    static Duration checked(Duration ttl, InventoryConfig config) {
        if (ttl.compareTo(Duration.ofSeconds(1)) < 0 || ttl.compareTo(config.longestTtl()) > 0) {
            throw Problems.invalid("/ttl", "PT1S to " + config.longestTtl());
        }
        return ttl;
    }
}
