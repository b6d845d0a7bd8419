package io.continuo.inventory.sourcing;

import org.jspecify.annotations.Nullable;

/**
 * How busy a node is on its working day.
 *
 * @param capacity orders it can work on in a day; null for any number
 * @param orders promised for the day, and held for carts
 */
public record Load(@Nullable Integer capacity, long orders) {

    public static final Load NONE = new Load(null, 0);

    /** With so many orders more, or fewer, than are counted. */
    Load plus(int more) {
        return new Load(capacity, Math.max(0, orders + more));
    }

    public boolean isFull() {
        return capacity != null && orders >= capacity;
    }

    /** From 0, idle, to 1, full; nodes without a stated capacity never fill up. */
    double utilisation() {
        if (capacity == null) {
            return 0;
        }
        return capacity == 0 ? 1 : Math.min(1, (double) orders / capacity);
    }
}
