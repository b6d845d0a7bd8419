package io.continuo.inventory.stock;

import io.continuo.events.Quantity;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The five counters of a SKU at a node, or a change of them.
 *
 * @param onHand physically there; below zero only after a forced change
 * @param reserved held for carts
 * @param allocated promised to customers
 * @param blocked there, but not to be sold
 * @param incoming announced or on its way to this node
 */
public record Counters(Quantity onHand, Quantity reserved, Quantity allocated, Quantity blocked, Quantity incoming) {

    public static final Counters ZERO =
            new Counters(Quantity.ZERO, Quantity.ZERO, Quantity.ZERO, Quantity.ZERO, Quantity.ZERO);

    /** The first amount a counter refuses, so that the sum over 1,000 nodes still is a quantity. */
    private static final BigDecimal LIMIT = BigDecimal.TEN.pow(9);

    public static Counters ofOnHand(Quantity quantity) {
        return new Counters(quantity, Quantity.ZERO, Quantity.ZERO, Quantity.ZERO, Quantity.ZERO);
    }

    public static Counters ofReserved(Quantity quantity) {
        return new Counters(Quantity.ZERO, quantity, Quantity.ZERO, Quantity.ZERO, Quantity.ZERO);
    }

    public static Counters ofAllocated(Quantity quantity) {
        return new Counters(Quantity.ZERO, Quantity.ZERO, quantity, Quantity.ZERO, Quantity.ZERO);
    }

    public static Counters ofBlocked(Quantity quantity) {
        return new Counters(Quantity.ZERO, Quantity.ZERO, Quantity.ZERO, quantity, Quantity.ZERO);
    }

    public static Counters ofIncoming(Quantity quantity) {
        return new Counters(Quantity.ZERO, Quantity.ZERO, Quantity.ZERO, Quantity.ZERO, quantity);
    }

    /** The sum; empty when a counter would reach a billion. */
    public Optional<Counters> plusExact(Counters change) {
        boolean fits = fits(onHand, change.onHand)
                && fits(reserved, change.reserved)
                && fits(allocated, change.allocated)
                && fits(blocked, change.blocked)
                && fits(incoming, change.incoming)
                && fits(
                        reserved.value().add(allocated.value()),
                        change.committedValue().add(blocked.value()));
        return fits ? Optional.of(plus(change)) : Optional.empty();
    }

    /** @throws IllegalArgumentException when a counter would leave the range of a quantity */
    public Counters plus(Counters change) {
        return new Counters(
                onHand.plus(change.onHand),
                reserved.plus(change.reserved),
                allocated.plus(change.allocated),
                blocked.plus(change.blocked),
                incoming.plus(change.incoming));
    }

    /** What somebody has a claim to, or nobody may sell. */
    public Quantity committed() {
        return new Quantity(committedValue());
    }

    /** Whether a counter that cannot be below zero is. */
    boolean hasNegative() {
        return Stream.of(reserved, allocated, blocked, incoming)
                .anyMatch(counter -> counter.value().signum() < 0);
    }

    private BigDecimal committedValue() {
        return reserved.value().add(allocated.value()).add(blocked.value());
    }

    private static boolean fits(Quantity now, Quantity change) {
        return fits(now.value(), change.value());
    }

    private static boolean fits(BigDecimal now, BigDecimal change) {
        return now.add(change).abs().compareTo(LIMIT) < 0;
    }
}
