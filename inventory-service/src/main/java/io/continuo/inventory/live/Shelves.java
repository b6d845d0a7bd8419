package io.continuo.inventory.live;

import io.continuo.inventory.catalog.Sku;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The shelves of one SKU: arrays in the order of the nodes' numbers, about 40 bytes a shelf. Safe for any thread; nobody
 * holds the lock for longer than it takes to walk the arrays.
 */
public final class Shelves {

    private static final int FIRST_SIZE = 4;

    private final Sku sku;
    private int size;
    private int[] nodes = new int[FIRST_SIZE];
    private long[] free = new long[FIRST_SIZE];
    private long[] beyond = new long[FIRST_SIZE];
    private long[] versions = new long[FIRST_SIZE];
    private int[] verified = new int[FIRST_SIZE];
    private float[] sold = new float[FIRST_SIZE];
    private short[] missed = new short[FIRST_SIZE];
    private List<Expiring> expiring = List.of();
    private int due;
    private long stamp;

    Shelves(Sku sku) {
        this.sku = sku;
    }

    /**
     * Holds of a shelf that end together soon, or have ended and are not released yet.
     *
     * @param version of the row that counts it; with any other version nothing is known of it
     * @param until in milliseconds since 1970, the first at which it does not hold
     */
    record Expiring(int node, long version, long until, long quantity) {}

    /** Sees one shelf after the other. */
    @FunctionalInterface
    public interface Visitor {

        /** @param node its number */
        void visit(int node, Shelf shelf);
    }

    public Sku sku() {
        return sku;
    }

    /** Another number whenever anything has changed, and the same as long as nothing has. */
    public synchronized long stamp(long now) {
        int over = 0;
        for (Expiring hold : expiring) {
            over += hold.until() <= now ? 1 : 0;
        }
        if (over != due) {
            due = over;
            stamp++;
        }
        return stamp;
    }

    /** Every shelf once, in the order of the nodes' numbers, holds that are over not counted. */
    public synchronized void visit(long now, Visitor visitor) {
        int hold = 0;
        for (int i = 0; i < size; i++) {
            long over = 0;
            for (; hold < expiring.size() && expiring.get(hold).node() <= nodes[i]; hold++) {
                over += over(expiring.get(hold), i, now);
            }
            visitor.visit(nodes[i], shelf(i, over));
        }
    }

    synchronized Shelf.Pulse pulse(int node) {
        int at = Arrays.binarySearch(nodes, 0, size, node);
        return at < 0 ? Shelf.Pulse.NONE : new Shelf.Pulse(sold[at], missed[at]);
    }

    synchronized int size() {
        return size;
    }

    /** What is known now; an older version than the one known is old news. */
    synchronized boolean put(int node, Shelf shelf) {
        int at = place(node);
        if (versions[at] > shelf.version() || isSame(at, shelf)) {
            return false;
        }
        free[at] = shelf.free();
        beyond[at] = shelf.beyond();
        versions[at] = shelf.version();
        verified[at] = shelf.verifiedAt();
        sold[at] = shelf.pulse().soldPerDay();
        missed[at] = (short) Math.min(Short.MAX_VALUE, shelf.pulse().missed());
        stamp++;
        return true;
    }

    /** As {@link #put}, by one who knows nothing of the pulse. */
    synchronized boolean putCounters(int node, Shelf shelf) {
        int at = Arrays.binarySearch(nodes, 0, size, node);
        // A count forgets what was not found before it.
        boolean counted = at >= 0 && verified[at] != shelf.verifiedAt();
        Shelf.Pulse pulse = at < 0 ? Shelf.Pulse.NONE : new Shelf.Pulse(sold[at], counted ? 0 : missed[at]);
        return put(node, new Shelf(shelf.free(), shelf.beyond(), shelf.version(), shelf.verifiedAt(), pulse));
    }

    /** The holds of this SKU that end soon or have ended: those known before are forgotten. */
    synchronized boolean expect(List<Expiring> holds) {
        List<Expiring> inOrder = holds.stream()
                .sorted(Comparator.comparingInt(Expiring::node).thenComparingLong(Expiring::until))
                .toList();
        boolean news = !expiring.equals(inOrder);
        if (news) {
            expiring = inOrder;
            due = -1;
            stamp++;
        }
        return news;
    }

    /** What of a hold does not count any more on this shelf. */
    private long over(Expiring hold, int at, long now) {
        boolean counts = hold.node() == nodes[at] && hold.version() == versions[at] && hold.until() <= now;
        return counts ? hold.quantity() : 0;
    }

    private Shelf shelf(int at, long over) {
        return new Shelf(
                free[at] + over, beyond[at], versions[at], verified[at], new Shelf.Pulse(sold[at], missed[at]));
    }

    private boolean isSame(int at, Shelf shelf) {
        return versions[at] == shelf.version()
                && free[at] == shelf.free()
                && beyond[at] == shelf.beyond()
                && verified[at] == shelf.verifiedAt()
                && sold[at] == shelf.pulse().soldPerDay()
                && missed[at] == shelf.pulse().missed();
    }

    /** Where the node's shelf lies; a new one is empty and of version 0. */
    private int place(int node) {
        int at = Arrays.binarySearch(nodes, 0, size, node);
        if (at >= 0) {
            return at;
        }
        int insertion = -at - 1;
        if (size == nodes.length) {
            grow(size + (size >> 1) + 1);
        }
        nodes = shifted(nodes, insertion);
        free = shifted(free, insertion);
        beyond = shifted(beyond, insertion);
        versions = shifted(versions, insertion);
        verified = shifted(verified, insertion);
        System.arraycopy(sold, insertion, sold, insertion + 1, size - insertion);
        System.arraycopy(missed, insertion, missed, insertion + 1, size - insertion);
        sold[insertion] = 0;
        missed[insertion] = 0;
        nodes[insertion] = node;
        size++;
        return insertion;
    }

    private int[] shifted(int[] values, int from) {
        System.arraycopy(values, from, values, from + 1, size - from);
        values[from] = 0;
        return values;
    }

    private long[] shifted(long[] values, int from) {
        System.arraycopy(values, from, values, from + 1, size - from);
        values[from] = 0;
        return values;
    }

    private void grow(int length) {
        nodes = Arrays.copyOf(nodes, length);
        free = Arrays.copyOf(free, length);
        beyond = Arrays.copyOf(beyond, length);
        versions = Arrays.copyOf(versions, length);
        verified = Arrays.copyOf(verified, length);
        sold = Arrays.copyOf(sold, length);
        missed = Arrays.copyOf(missed, length);
    }
}
