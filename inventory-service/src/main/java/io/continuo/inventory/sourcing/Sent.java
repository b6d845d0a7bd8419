package io.continuo.inventory.sourcing;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.sourcing.SourcingProblem.Before;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleBiFunction;

/** Packages that are sent whatever else is chosen: what is added to one costs no other. */
final class Sent {

    private final Map<NodeId, Parcel> parcels = new TreeMap<>();

    private record Parcel(double units, double worth) {

        static final Parcel EMPTY = new Parcel(0, 0);

        Parcel plus(double more, double price) {
            return new Parcel(units + more, worth + more * price);
        }
    }

    /** @param kept how much each node sends of what nobody decides on again; what it is worth does not matter then */
    static Sent of(Map<NodeId, Quantity> kept) {
        Sent sent = new Sent();
        kept.forEach((node, units) -> sent.add(node, units, 0));
        return sent;
    }

    void add(NodeId node, Quantity units, double price) {
        parcels.merge(
                node,
                Parcel.EMPTY.plus(units.value().doubleValue(), price),
                (one, other) -> new Parcel(one.units + other.units, one.worth + other.worth));
    }

    int packages() {
        return parcels.size();
    }

    /** The packages as they would be with one more, or a larger one. */
    Sent with(NodeId node, double worth) {
        Sent more = new Sent();
        more.parcels.putAll(parcels);
        more.parcels.merge(node, new Parcel(0, worth), (one, other) -> new Parcel(one.units, one.worth + other.worth));
        return more;
    }

    /** Whether these packages alone keep the rules. */
    boolean isWithin(Split split) {
        return packages() <= split.most()
                && (packages() <= 1 || parcels.values().stream().allMatch(parcel -> parcel.worth >= split.least()));
    }

    boolean isFrom(Site site) {
        return parcels.containsKey(site.node());
    }

    /** What the packages cost, by what one of so many units from a node does. */
    double spent(ToDoubleBiFunction<NodeId, Double> cost) {
        return parcels.entrySet().stream()
                .mapToDouble(parcel -> cost.applyAsDouble(parcel.getKey(), parcel.getValue().units))
                .sum();
    }

    /** The packages as those see them who choose among these sites. */
    Before before(List<Site> order) {
        if (parcels.isEmpty()) {
            return Before.NOTHING;
        }
        Map<NodeId, Parcel> elsewhere = new HashMap<>(parcels);
        BitSet sites = new BitSet();
        Map<Integer, Double> worth = new HashMap<>();
        for (int i = 0; i < order.size(); i++) {
            Parcel parcel = elsewhere.remove(order.get(i).node());
            if (parcel != null) {
                sites.set(i);
                worth.put(i, parcel.worth);
            }
        }
        double least =
                elsewhere.values().stream().mapToDouble(Parcel::worth).min().orElse(Double.POSITIVE_INFINITY);
        return new Before(sites, worth, elsewhere.size(), least);
    }
}
