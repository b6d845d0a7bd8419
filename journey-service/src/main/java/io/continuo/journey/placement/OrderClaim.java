package io.continuo.journey.placement;

import io.continuo.events.CustomerId;
import org.jspecify.annotations.Nullable;

/**
 * An identifier's touchpoint names an order, and this is whose it is. Per order and identifier the highest version wins.
 *
 * @param customer null: the identifier was erased
 * @param task to be reported when it is done; null where nobody asked
 */
public record OrderClaim(
        Binding binding,
        long version,
        @Nullable CustomerId customer,
        @Nullable ErasureTask task) implements News {}
