package io.continuo.inventory.availability;

import io.continuo.inventory.catalog.Component;
import io.continuo.inventory.catalog.Item;
import io.continuo.inventory.live.LiveStock;
import io.continuo.inventory.live.Pool;
import io.continuo.inventory.live.Shelf;
import io.continuo.inventory.live.Shelves;
import io.continuo.inventory.live.Thousandths;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * What each node of a pool has of an item, by the node's rank, in thousandths; and what all of them together may sell.
 * Disabled nodes, and those that never had it, have nothing to say.
 */
final class Counted {

    /** Of a node that has nothing to say. */
    static final long ABSENT = -1;

    private static final long UNIT = 1000;

    private final long[] atp;
    private final long[] atOnce;
    private final Trusted trusted;
    private long sellable;
    private long version;

    private Counted(int nodes, Trusted trusted) {
        this.atp = new long[nodes];
        this.atOnce = new long[nodes];
        this.trusted = trusted;
        Arrays.fill(atp, ABSENT);
    }

    /** How far the record of a node can be trusted; worked out for the few that are named. */
    @FunctionalInterface
    private interface Trusted {

        double at(int rank);
    }

    /** What the confidence in the shelves of an item rests on, by rank. */
    private record Records(long[] free, int[] verifiedAt, float[] sold, int[] missed, long now) implements Trusted {

        static Records of(int nodes, Instant now) {
            return new Records(new long[nodes], new int[nodes], new float[nodes], new int[nodes], now.getEpochSecond());
        }

        void put(int rank, Shelf shelf) {
            free[rank] = shelf.free();
            verifiedAt[rank] = shelf.verifiedAt();
            sold[rank] = shelf.pulse().soldPerDay();
            missed[rank] = shelf.pulse().missed();
        }

        @Override
        public double at(int rank) {
            return Confidence.of(free[rank], verifiedAt[rank], sold[rank], missed[rank], now);
        }
    }

    /** An item as it is; a kit as many times as its components suffice, from wherever they come. */
    static Counted of(LiveStock live, Item item, Pool pool, Instant now) {
        return item.isKit() ? ofKit(live, item, pool, now) : ofShelves(live.shelves(item.sku()), item, pool, now);
    }

    /** Another number whenever what {@link #of} answers may be another. */
    static long stamp(LiveStock live, Item item, Instant now) {
        if (!item.isKit()) {
            return live.shelves(item.sku())
                    .map(shelves -> shelves.stamp(now.toEpochMilli()))
                    .orElse(0L);
        }
        long sum = 0;
        for (Component part : item.components()) {
            sum += live.shelves(part.sku())
                    .map(shelves -> shelves.stamp(now.toEpochMilli()))
                    .orElse(0L);
        }
        return sum;
    }

    /** Available-to-promise at a node after its safety stock; {@link #ABSENT} where it never had it. */
    long atp(int rank) {
        return atp[rank];
    }

    /** The part of {@link #atp} that lies there already. */
    long atOnce(int rank) {
        return atOnce[rank];
    }

    double confidence(int rank) {
        return trusted.at(rank);
    }

    /** What may be sold from all nodes together, after the safety stock of the pool. */
    long sellable() {
        return sellable;
    }

    /** Grows with every change at any node of the pool. */
    long version() {
        return version;
    }

    private static Counted ofShelves(Optional<Shelves> shelves, Item item, Pool pool, Instant now) {
        Records records = Records.of(pool.nodes().size(), now);
        Counted counted = new Counted(pool.nodes().size(), records);
        shelves.ifPresent(known -> known.visit(now.toEpochMilli(), (node, shelf) -> {
            int rank = pool.rank(node);
            if (rank >= 0) {
                counted.version += shelf.version();
                if (pool.nodes().get(rank).enabled()) {
                    records.put(rank, shelf);
                    counted.count(rank, shelf, pool.safetyStock(item, rank));
                }
            }
        }));
        counted.sellable = Math.max(0, sum(counted.atp) - pool.safetyStock(item));
        return counted;
    }

    private void count(int rank, Shelf shelf, long safetyStock) {
        atp[rank] = Math.max(0, shelf.atp() - safetyStock);
        atOnce[rank] = Math.clamp(shelf.free() - safetyStock, 0, atp[rank]);
    }

    /** What is kept unsold is kept of the components; one that is not known yet, as while all is read again, is nowhere. */
    private static Counted ofKit(LiveStock live, Item kit, Pool pool, Instant now) {
        double[] confidence = new double[pool.nodes().size()];
        Counted counted = new Counted(confidence.length, rank -> confidence[rank]);
        Arrays.fill(counted.atp, Long.MAX_VALUE);
        Arrays.fill(counted.atOnce, Long.MAX_VALUE);
        Arrays.fill(confidence, 1);
        long kits = Long.MAX_VALUE;
        for (Component part : kit.components()) {
            Counted parts = live.item(part.sku())
                    .map(item -> ofShelves(live.shelves(part.sku()), item, pool, now))
                    .orElseGet(() -> ofShelves(Optional.empty(), kit, pool, now));
            long each = Thousandths.of(part.quantity());
            counted.limitBy(parts, each, confidence);
            counted.version += parts.version;
            kits = Math.min(kits, whole(parts.sellable, each));
        }
        counted.sellable = kits;
        return counted;
    }

    /** No more kits at a node than there are parts for. */
    private void limitBy(Counted parts, long each, double[] confidence) {
        for (int rank = 0; rank < atp.length; rank++) {
            if (parts.atp[rank] == ABSENT || atp[rank] == ABSENT) {
                atp[rank] = ABSENT;
            } else {
                atp[rank] = Math.min(atp[rank], whole(parts.atp[rank], each));
                atOnce[rank] = Math.min(atOnce[rank], whole(parts.atOnce[rank], each));
                confidence[rank] = Math.min(confidence[rank], parts.confidence(rank));
            }
        }
    }

    private static long whole(long parts, long each) {
        return parts / each * UNIT;
    }

    private static long sum(long[] amounts) {
        long sum = 0;
        for (long amount : amounts) {
            sum += Math.max(0, amount);
        }
        return sum;
    }
}
