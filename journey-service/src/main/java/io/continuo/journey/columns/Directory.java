package io.continuo.journey.columns;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Finds a block's customers by their ids, in about twelve bytes each. */
final class Directory {

    /** Not in the block. */
    static final int NOWHERE = -1;

    private static final int SMALLEST = 16;

    private final @Nullable Block block;
    private final int[] places;

    Directory(@Nullable Block block) {
        this.block = block;
        int customers = block == null ? 0 : block.customers();
        this.places = new int[Math.max(SMALLEST, Integer.highestOneBit(customers * 2) * 2)];
        Arrays.fill(places, NOWHERE);
        for (int customer = 0; customer < customers; customer++) {
            places[free(block.name(customer))] = customer;
        }
    }

    /** The customer's number in the block, or {@link #NOWHERE}. */
    int find(String customer) {
        byte[] name = customer.getBytes(StandardCharsets.UTF_8);
        int at = first(name);
        while (places[at] != NOWHERE && block != null) {
            if (Arrays.equals(block.name(places[at]), name)) {
                return places[at];
            }
            at = next(at);
        }
        return NOWHERE;
    }

    private int free(byte[] name) {
        int at = first(name);
        while (places[at] != NOWHERE) {
            at = next(at);
        }
        return at;
    }

    private int first(byte[] name) {
        int hash = Arrays.hashCode(name) * 0x9E3779B9;
        return (hash ^ (hash >>> 15)) & (places.length - 1);
    }

    private int next(int at) {
        return (at + 1) & (places.length - 1);
    }
}
