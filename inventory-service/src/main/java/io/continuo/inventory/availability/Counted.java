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
import java.util.List;
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
    private final List<Part> parts;
    private long sellable;
    private long version;

    private Counted(int nodes, Trusted trusted, List<Part> parts) {
        this.atp = new long[nodes];
        this.atOnce = new long[nodes];
        this.trusted = trusted;
        this.parts = parts;
        Arrays.fill(atp, ABSENT);
    }

    /** A component of a kit: what there is of it, and how much of it one kit takes. */
    private record Part(Counted counted, long each) {}

    /**
     * What nodes have together.
     *
     * @param atOnce the part of {@code atp} that lies there already
     */
    record Sum(long atp, long atOnce) {}

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

    /** What nodes have together: of a kit as many as their components suffice for, whichever of the nodes they lie at. */
    Sum over(int[] ranks) {
        return parts.isEmpty() ? ofNodes(ranks) : ofParts(ranks);
    }

    private Sum ofNodes(int[] ranks) {
        long all = 0;
        long there = 0;
        for (int rank : ranks) {
            if (atp[rank] != ABSENT) {
                all += atp[rank];
                there += atOnce[rank];
            }
        }
        return new Sum(all, there);
    }

    private Sum ofParts(int[] ranks) {
        long all = Long.MAX_VALUE;
        long there = Long.MAX_VALUE;
        for (Part part : parts) {
            Sum sum = part.counted.over(ranks);
            all = Math.min(all, whole(sum.atp, part.each));
            there = Math.min(there, whole(sum.atOnce, part.each));
        }
        return new Sum(all, there);
    }

    /** Of the node that is surest to have some, of those given; of a kit, for the component this is least of. */
    double surest(int[] ranks) {
        if (!parts.isEmpty()) {
            return parts.stream()
                    .mapToDouble(part -> part.counted.surest(ranks))
                    .min()
                    .orElse(0);
        }
        double surest = 0;
        for (int rank : ranks) {
            if (atp[rank] > 0) {
                surest = Math.max(surest, confidence(rank));
            }
        }
        return surest;
    }

    boolean isKit() {
        return !parts.isEmpty();
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
        Counted counted = new Counted(pool.nodes().size(), records, List.of());
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
        List<Part> parts = kit.components().stream()
                .map(part -> new Part(ofPart(live, kit, part, pool, now), Thousandths.of(part.quantity())))
                .toList();
        double[] confidence = new double[pool.nodes().size()];
        Counted counted = new Counted(confidence.length, rank -> confidence[rank], parts);
        Arrays.fill(counted.atp, Long.MAX_VALUE);
        Arrays.fill(counted.atOnce, Long.MAX_VALUE);
        Arrays.fill(confidence, 1);
        long kits = Long.MAX_VALUE;
        for (Part part : parts) {
            counted.limitBy(part.counted, part.each, confidence);
            counted.version += part.counted.version;
            kits = Math.min(kits, whole(part.counted.sellable, part.each));
        }
        counted.sellable = kits;
        return counted;
    }

    private static Counted ofPart(LiveStock live, Item kit, Component part, Pool pool, Instant now) {
        return live.item(part.sku())
                .map(item -> ofShelves(live.shelves(part.sku()), item, pool, now))
                .orElseGet(() -> ofShelves(Optional.empty(), kit, pool, now));
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
