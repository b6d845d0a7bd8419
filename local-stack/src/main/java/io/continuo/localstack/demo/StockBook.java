package io.continuo.localstack.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What lies where, so that the generated shop never sells what it does not have. */
final class StockBook {

    private static final String CENTRE = "dc-zaragoza";
    private static final int REFILL = 2;

    private record Place(String sku, String node) {}

    private final Map<Place, Integer> onHand = new HashMap<>();
    private final List<Movement> movements = new ArrayList<>();

    /** Fills the shelves: the centres deeply, the shops with a part of the range and few of each. */
    StockBook(long seed, List<Product> products) {
        for (Product product : products) {
            Dice dice = Dice.of(seed, "stock", product.rank());
            int demand = 1 + 40 / (1 + product.rank() / 10);
            for (Node node : Node.NETWORK) {
                boolean carried = product.sku().equals(Catalogue.FRIDGE) || dice.chance(node.assortment());
                int quantity = node.isDistributionCentre()
                        ? 20 + dice.between(1, 3) * demand
                        : 2 + dice.between(1, 2) * demand / 4;
                if (carried) {
                    book(quantity, new Movement("receive", product.sku(), node.id(), quantity, "demo-opening"));
                }
            }
        }
    }

    /** Takes one unit from the preferred node or the best centre; empty when sold out. */
    Optional<String> sell(String sku, Node preferred, String order) {
        for (String node : List.of(preferred.id(), CENTRE, "dc-porto")) {
            if (available(sku, node) > 0) {
                book(-1, new Movement("sale", sku, node, 1, order));
                return Optional.of(node);
            }
        }
        return Optional.empty();
    }

    /** To any node, whatever the channel of sale. */
    void takeBack(String sku, String node, String order) {
        book(1, new Movement("return", sku, node, 1, order));
    }

    /** What else happens in sixty days: shelves refilled, goods broken, found and counted. */
    void housekeeping(long seed, List<Product> products, int times) {
        for (int i = 0; i < times; i++) {
            Dice dice = Dice.of(seed, "housekeeping", i);
            String sku = dice.oneOf(products).sku();
            String store = dice.weighted(Node.CATCHMENT).id();
            String reference = "demo-housekeeping-" + i;
            switch (dice.between(0, 4)) {
                case 0 -> writeOff(sku, store, reference);
                case 1 -> count(sku, store, reference, dice.between(-1, 1));
                case 2 -> book(1, new Movement("adjust", sku, store, 1, reference, "found behind the shelf", null));
                default -> refill(sku, store, reference);
            }
        }
    }

    List<Movement> movements() {
        return Collections.unmodifiableList(movements);
    }

    /** In two steps: between them the goods are nowhere. */
    private void refill(String sku, String store, String reference) {
        if (available(sku, CENTRE) >= REFILL) {
            book(-REFILL, new Movement("transfer_out", sku, CENTRE, REFILL, reference, null, store));
            book(REFILL, new Movement("transfer_in", sku, store, REFILL, reference));
        }
    }

    private void writeOff(String sku, String node, String reference) {
        if (available(sku, node) > 0) {
            book(-1, new Movement("write_off", sku, node, 1, reference, "damaged in the showroom", null));
        }
    }

    /** The counted number replaces the booked one. */
    private void count(String sku, String node, String reference, int variance) {
        int counted = Math.max(0, available(sku, node) + variance);
        Movement movement = new Movement("count", sku, node, counted, reference, "cycle count", null);
        book(counted - available(sku, node), movement);
    }

    private void book(int change, Movement movement) {
        onHand.merge(new Place(movement.sku(), movement.node()), change, Integer::sum);
        movements.add(movement);
    }

    private int available(String sku, String node) {
        return onHand.getOrDefault(new Place(sku, node), 0);
    }
}
