package io.continuo.journey.query;

import io.continuo.journey.columns.Chunk;
import io.continuo.journey.columns.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What kind of customer somebody was at a moment: {@code prospect} before the first purchase, {@code new} after one, {@code
 * returning} after more. Purchases of the same order are one.
 */
public final class CustomerTypes {

    /** Properties that must have a column. */
    public static final Set<String> PROPERTIES = Set.of("order_id", "orderId");

    /** The types, in their order. */
    public static final List<String> ALL = List.of("prospect", "new", "returning");

    private final Purchases purchases;
    private final int[] orders;
    private final Set<Long> seen = new HashSet<>();
    private int bought;
    private int next;

    /** @throws IllegalArgumentException when one of the {@link #PROPERTIES} has no column */
    public CustomerTypes(Schema schema) {
        purchases = new Purchases(schema);
        orders = PROPERTIES.stream().sorted().mapToInt(schema::column).toArray();
        for (int column : orders) {
            if (column < 0) {
                throw new IllegalArgumentException("there is no column of orders");
            }
        }
    }

    /** Which columns are looked at. */
    public int[] columns() {
        return orders.clone();
    }

    /**
     * The type of a customer just before a touchpoint.
     *
     * @param from place of the customer's first touchpoint
     */
    public String before(Chunk chunk, int from, int place) {
        begin(from);
        return before(chunk, place);
    }

    /** From now on places of this customer are asked for in their order. */
    public void begin(int from) {
        seen.clear();
        bought = 0;
        next = from;
    }

    /** The type of the customer who was begun with just before a touchpoint that is not before the one asked for last. */
    public String before(Chunk chunk, int place) {
        for (; next < place && bought < ALL.size() - 1; next++) {
            if (purchases.isPurchase(chunk.shapes()[next]) && isAnotherOrder(chunk, next)) {
                bought++;
            }
        }
        return ALL.get(bought);
    }

    private boolean isAnotherOrder(Chunk chunk, int place) {
        for (int i = 0; i < orders.length; i++) {
            int order = chunk.property(orders[i])[place];
            if (order >= 0) {
                return seen.add((long) i << Integer.SIZE | order);
            }
        }
        return true; // Without an order's id two purchases cannot be told apart.
    }
}
