package io.continuo.inventory.invariants;

import io.continuo.inventory.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Moves goods, and says what may be promised of goods to come. */
final class Storekeeper {

    private final Shop shop;
    private final Model model;
    private final Dice dice;
    private final Requests requests;
    private final List<Sent> sent = new ArrayList<>();

    private record Sent(String sku, String to, String reference, long quantity) {}

    Storekeeper(Shop shop, Model model, Dice dice, Requests requests) {
        this.shop = shop;
        this.model = model;
        this.dice = dice;
        this.requests = requests;
    }

    void border(String type, int direction) {
        String sku = dice.any(Player.SKUS);
        String node = dice.any(Player.NODES);
        long quantity = dice.quantity();
        int sign = direction != 0 ? direction : type.equals("return") ? 1 : -1;
        Model.Cell cell = model.at(sku, node);
        boolean allowed = cell.allows(sign * quantity, 0);
        requests.move(
                Map.of(
                        "type",
                        type,
                        "sku",
                        shop.name(sku),
                        "node",
                        shop.name(node),
                        "quantity",
                        Model.decimal(quantity)),
                allowed);
        if (allowed) {
            model.cross(sku, node, sign * quantity);
        }
    }

    /** A count or an adjustment: never refused. */
    void fact() {
        String sku = dice.any(Player.SKUS);
        String node = dice.any(Player.NODES);
        Model.Cell cell = model.at(sku, node);
        boolean count = dice.coin();
        long by = count ? dice.quantity() - cell.onHand : dice.coin() ? dice.quantity() : -dice.quantity();
        long told = count ? cell.onHand + by : by;
        requests.move(
                Map.of(
                        "type",
                        count ? "count" : "adjust",
                        "sku",
                        shop.name(sku),
                        "node",
                        shop.name(node),
                        "quantity",
                        Model.decimal(told)),
                true);
        model.cross(sku, node, by);
    }

    void block() {
        String sku = dice.any(Player.SKUS);
        String node = dice.any(Player.NODES);
        long quantity = dice.quantity();
        Model.Cell cell = model.at(sku, node);
        boolean back = dice.coin();
        boolean allowed = back ? cell.blocked >= quantity : cell.allows(0, quantity);
        requests.move(
                Map.of(
                        "type",
                        back ? "unblock" : "block",
                        "sku",
                        shop.name(sku),
                        "node",
                        shop.name(node),
                        "quantity",
                        Model.decimal(quantity)),
                allowed);
        if (allowed) {
            cell.blocked += back ? -quantity : quantity;
        }
    }

    void send() {
        String sku = dice.any(Player.SKUS);
        String from = dice.any(Player.NODES);
        String to = Player.NODES.get((Player.NODES.indexOf(from) + 1) % Player.NODES.size());
        long quantity = dice.quantity();
        String reference = UUID.randomUUID().toString();
        boolean allowed = model.at(sku, from).allows(-quantity, 0);
        requests.move(requests.transfer("transfer_out", sku, from, quantity, reference, to), allowed);
        if (allowed) {
            model.send(sku, from, to, quantity);
            sent.add(new Sent(sku, to, reference, quantity));
        }
    }

    /** The first part of what was sent arrives, or more than was sent, which cannot be. */
    void arrive() {
        if (sent.isEmpty()) {
            return;
        }
        Sent one = dice.drawn(sent);
        requests.move(
                requests.transfer("transfer_in", one.sku(), one.to(), one.quantity() + 1, one.reference(), null),
                false);
        requests.move(
                requests.transfer("transfer_in", one.sku(), one.to(), one.quantity(), one.reference(), null), true);
        model.arrive(one.sku(), one.to(), one.quantity());
    }

    /** Never refused either: below what is promised already it leaves a gap. */
    void limit() {
        String sku = dice.any(Player.SKUS);
        String node = dice.any(Player.NODES);
        long quantity = dice.coin() ? 0 : dice.quantity();
        shop.backorder(sku, node, Model.decimal(quantity));
        model.at(sku, node).limit = quantity;
    }
}
