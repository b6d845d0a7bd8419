package io.continuo.journey.placement;

import io.continuo.events.CustomerId;
import org.jspecify.annotations.Nullable;

/**
 * An identifier's touchpoint names an order, and this is whose it is. Per order and identifier the highest version wins.
 *
 * @param customer null: the identifier was forgotten
 */
public record OrderClaim(
        Binding binding, long version, @Nullable CustomerId customer) implements News {}
