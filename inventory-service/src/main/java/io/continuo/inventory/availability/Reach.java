package io.continuo.inventory.availability;

import io.continuo.inventory.catalog.Node;
import io.continuo.inventory.catalog.NodeCalendar;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Place;
import io.continuo.inventory.live.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The nodes of a pool that a search asks about, in the order it asks for: made once for all SKUs of a request. */
final class Reach {

    private static final long QUARTER = Duration.ofMinutes(15).toSeconds();

    /** Farther than anything on earth, in metres. */
    private static final long UNKNOWN = 1L << 30;

    private static final int RANK_BITS = 32;

    private final Pool pool;
    private final int[] order;
    private final int[] serving;
    private final double @Nullable [] km;
    private final @Nullable Instant pickedUp;

    private Reach(Pool pool, int[] order, int[] serving, double @Nullable [] km, @Nullable Instant pickedUp) {
        this.pool = pool;
        this.order = order;
        this.serving = serving;
        this.km = km;
        this.pickedUp = pickedUp;
    }

    static Reach of(Pool pool, Search search, Instant now) {
        int nodes = pool.nodes().size();
        double[] km = search.near() == null ? null : distances(pool.nodes(), search.near());
        int[] order = IntStream.range(0, nodes)
                .filter(rank -> search.matches(pool.nodes().get(rank), km == null ? Double.NaN : km[rank]))
                .toArray();
        if (km != null) {
            sortByDistance(order, km, search.farthestFirst());
        }
        int[] serving = search.node() != null ? order : serving(pool.nodes(), order);
        return new Reach(pool, order, serving, km, search.pickupOnly() ? now : null);
    }

    private static int[] serving(List<Node> nodes, int[] order) {
        return IntStream.of(order)
                .filter(rank -> nodes.get(rank).shipsOrders() || nodes.get(rank).offersPickup())
                .toArray();
    }

    /** Ranks, in order. */
    int[] order() {
        return order;
    }

    /** Those of them that serve whoever does not name them: they ship, or offer pickup. A node that is named serves. */
    int[] serving() {
        return serving;
    }

    NodeId node(int rank) {
        return pool.nodes().get(rank).id();
    }

    boolean offersPickup(int rank) {
        return pool.nodes().get(rank).offersPickup();
    }

    /** When what is ordered now could be fetched; null where that is not asked, or where nobody can say. */
    @Nullable
    Instant readyAt(int rank) {
        NodeCalendar calendar = pool.nodes().get(rank).calendar();
        return pickedUp == null || calendar.equals(NodeCalendar.ALWAYS)
                ? null
                : calendar.readyAt(pickedUp).map(Reach::quarter).orElse(null);
    }

    private static Instant quarter(Instant instant) {
        return Instant.ofEpochSecond(Math.ceilDiv(instant.getEpochSecond(), QUARTER) * QUARTER);
    }

    /** In km, to the metre; null without a place on either side. */
    @Nullable
    Double distanceKm(int rank) {
        return km == null || Double.isNaN(km[rank]) ? null : Math.round(km[rank] * 1000) / 1000.0;
    }

    private static double[] distances(List<Node> nodes, Place near) {
        return nodes.stream()
                .mapToDouble(node -> node.place() == null ? Double.NaN : near.distanceTo(node.place()))
                .toArray();
    }

    /** To the metre, and of the same distance in selling order; nodes nobody knows the place of come last. */
    private static void sortByDistance(int[] ranks, double[] km, boolean farthestFirst) {
        long[] keys = new long[ranks.length];
        for (int i = 0; i < ranks.length; i++) {
            double distance = km[ranks[i]];
            long metres = Double.isNaN(distance) ? UNKNOWN : Math.round(distance * 1000);
            keys[i] = (farthestFirst && metres != UNKNOWN ? UNKNOWN - 1 - metres : metres) << RANK_BITS | ranks[i];
        }
        Arrays.sort(keys);
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = (int) (keys[i] & (1L << RANK_BITS) - 1);
        }
    }
}
