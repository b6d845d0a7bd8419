package io.continuo.inventory.reservation;

import io.continuo.events.CustomerId;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.sourcing.Demand;
import io.continuo.inventory.sourcing.Preferences;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What shall be different about a hold; null for what stays.
 *
 * @param lines all it shall hold from now on
 * @param ttl how long it shall hold from now on
 * @param customer whom it is for
 * @param preferences how what comes in addition is sourced
 * @param ifMatch the version the caller saw, as an entity tag
 * @param actor the client that asks
 */
record Change(
        @Nullable List<Demand> lines,
        @Nullable Duration ttl,
        @Nullable CustomerId customer,
        Preferences preferences,
        @Nullable String ifMatch,
        String actor) {

    List<Sku> skus() {
        return lines == null ? List.of() : lines.stream().map(Demand::sku).toList();
    }

    /** Whether stock is concerned. */
    boolean isOfLines() {
        return lines != null;
    }
}
