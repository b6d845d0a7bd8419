package io.continuo.localstack.demo;

import java.util.List;
import java.util.Map;

/**
 * A place that holds stock.
 *
 * @param kind as in the public contract: store, department_store or dc
 * @param assortment share of the catalogue it carries, 0 to 1
 */
record Node(String id, String kind, String country, double lat, double lon, double assortment) {

    /** Six places to visit and two distribution centres on the Iberian side of Europe. */
    static final List<Node> NETWORK = List.of(
            new Node("store-madrid", "store", "ES", 40.4203, -3.7058, 0.6),
            new Node("store-barcelona", "store", "ES", 41.3917, 2.1649, 0.6),
            new Node("store-valencia", "store", "ES", 39.4699, -0.3763, 0.45),
            new Node("store-lisboa", "store", "PT", 38.7106, -9.1401, 0.5),
            new Node("store-toulouse", "store", "FR", 43.6043, 1.4437, 0.45),
            new Node("dept-madrid", "department_store", "ES", 40.4467, -3.6917, 0.35),
            new Node("dc-zaragoza", "dc", "ES", 41.6203, -0.9989, 1.0),
            new Node("dc-porto", "dc", "PT", 41.2370, -8.6700, 1.0));

    /** Where people walk in, with how many live around. */
    static final Map<Node, Double> CATCHMENT = Weights.of(
            NETWORK.get(0),
            30.0,
            NETWORK.get(1),
            24.0,
            NETWORK.get(2),
            13.0,
            NETWORK.get(3),
            17.0,
            NETWORK.get(4),
            16.0);

    boolean isDistributionCentre() {
        return kind.equals("dc");
    }

    static Node named(String id) {
        return NETWORK.stream().filter(node -> node.id().equals(id)).findFirst().orElseThrow();
    }

    /** What the contract wants to know about it. */
    Map<String, Object> body() {
        return Map.of(
                "kind",
                kind,
                "location",
                Map.of("lat", lat, "lon", lon, "country", country),
                "enabled",
                true,
                "shipsOrders",
                true,
                "offersPickup",
                !isDistributionCentre(),
                "priority",
                isDistributionCentre() ? 1 : 2);
    }
}
