package io.continuo.journey.attribution;

import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.PartialOutput;
import java.util.Arrays;

/** Sums by key, without boxes: open addressing, at most half full. A key of which nothing was added has the sum 0. */
final class LongDoubleMap {

    private static final long FREE = -1;

    private long[] keys = free(64);
    private double[] sums = new double[64];
    private int size;

    /** Takes what is under a key. */
    interface Visitor {
        void visit(long key, double sum);
    }

    /** @param key not negative */
    void add(long key, double amount) {
        int slot = slot(key);
        if (keys[slot] == FREE) {
            keys[slot] = key;
            size++;
            sums[slot] = amount;
            if (2 * size > keys.length) {
                grow();
            }
        } else {
            sums[slot] += amount;
        }
    }

    double get(long key) {
        int slot = slot(key);
        return keys[slot] == FREE ? 0 : sums[slot];
    }

    int size() {
        return size;
    }

    void each(Visitor visitor) {
        for (int slot = 0; slot < keys.length; slot++) {
            if (keys[slot] != FREE) {
                visitor.visit(keys[slot], sums[slot]);
            }
        }
    }

    void write(PartialOutput out) {
        out.number(size);
        each((key, sum) -> {
            out.number(key);
            out.real(sum);
        });
    }

    void read(PartialInput in) {
        in.each(() -> {
            long key = in.number();
            if (key < 0) {
                throw new PartialInput.Malformed("a key is not negative");
            }
            add(key, in.real());
        });
    }

    private int slot(long key) {
        int slot = spread(key) & (keys.length - 1);
        while (keys[slot] != key && keys[slot] != FREE) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        double[] oldSums = sums;
        keys = free(2 * oldKeys.length);
        sums = new double[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != FREE) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                sums[slot] = oldSums[i];
            }
        }
    }

    private static long[] free(int room) {
        long[] keys = new long[room];
        Arrays.fill(keys, FREE);
        return keys;
    }

    /** Fibonacci hashing: the high bits of a product with the golden ratio. */
    private static int spread(long key) {
        return (int) ((key * 0x9E3779B97F4A7C15L) >>> 32);
    }
}
