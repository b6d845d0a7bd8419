package io.continuo.inventory.availability;

import java.util.Arrays;

/**
 * What may be offered over the nodes asked about, in thousandths.
 *
 * @param sellable what the channel may sell after its safety stock
 * @param atp over these nodes, at most {@code sellable}
 * @param backorder the part of {@code atp} that no node has yet
 * @param stocking nodes that have it, or had
 * @param offering those of them that have something to offer
 */
record Offer(long sellable, long atp, long backorder, int stocking, int offering) {

    static Offer of(long sellable, Counted counted, Reach reach) {
        int stocking = 0;
        int offering = 0;
        for (int rank : reach.order()) {
            if (counted.atp(rank) != Counted.ABSENT) {
                stocking++;
                offering += counted.atp(rank) > 0 ? 1 : 0;
            }
        }
        Counted.Sum sum = counted.over(reach.serving());
        long offered = Math.min(sum.atp(), sellable);
        return new Offer(sellable, offered, offered - Math.min(sum.atOnce(), offered), stocking, offering);
    }

    /** At one node. */
    long atp(Counted counted, int rank) {
        return Math.min(counted.atp(rank), sellable);
    }

    /** The ranks of the nodes to name, in their order: those that have nothing are left out first. */
    int[] named(Counted counted, Reach reach, int mostNodes) {
        int room = Math.min(mostNodes, stocking);
        int empty = room - Math.min(room, offering);
        int[] named = new int[room];
        int size = 0;
        for (int rank : reach.order()) {
            if (size == room) {
                break;
            }
            long atp = counted.atp(rank);
            if (atp > 0 || (atp == 0 && empty-- > 0)) {
                named[size++] = rank;
            }
        }
        return Arrays.copyOf(named, size);
    }

    /** Of the node of those named that is surest to have it, for a kit its components; 0 where there is nothing to offer. */
    double confidence(Counted counted, Reach reach, int[] named) {
        if (counted.isKit()) {
            return atp > 0 ? counted.surest(reach.serving()) : 0;
        }
        return sellable > 0 ? counted.surest(named) : 0;
    }
}
