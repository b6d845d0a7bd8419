package io.continuo.inventory.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.inventory.MovableClock;
import io.continuo.inventory.Shop;
import io.continuo.inventory.reservation.Sweeps;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Does one random thing after another, over HTTP and in the model, and expects both to agree on whether it can be done. */
final class Player {

    private static final String RESERVATIONS = "/api/inventory/reservations";
    static final List<String> NODES = List.of("a", "b", "c");
    static final List<String> SKUS = List.of("X", "Y");

    private final Shop shop;
    private final MovableClock clock;
    private final Sweeps sweeps;
    private final Random random;
    private final Requests requests;
    final Model model = new Model();
    private final List<Held> holds = new ArrayList<>();
    private final List<Promised> promises = new ArrayList<>();
    private final List<Sent> sent = new ArrayList<>();

    /** What a node holds or promised of a line. */
    record Part(String line, String sku, String node, long quantity) {}

    private record Held(String id, List<Part> parts) {}

    private record Promised(String id, List<Part> parts) {}

    private record Sent(String sku, String to, String reference, long quantity) {}

    Player(Shop shop, MovableClock clock, Sweeps sweeps, long seed) {
        this.shop = shop;
        this.clock = clock;
        this.sweeps = sweeps;
        this.random = new Random(seed);
        this.requests = new Requests(shop, random);
    }

    void step() {
        switch (random.nextInt(14)) {
            case 0, 1 -> border("receive", 1);
            case 2 -> border("sale", -1);
            case 3 -> border(random.nextBoolean() ? "return" : "write_off", 0);
            case 4 -> fact();
            case 5 -> block();
            case 6 -> send();
            case 7 -> arrive();
            case 8, 9 -> reserve();
            case 10 -> release();
            case 11 -> confirm();
            case 12 -> settle();
            default -> expire();
        }
    }

    private void border(String type, int direction) {
        String sku = any(SKUS);
        String node = any(NODES);
        long quantity = quantity();
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
    private void fact() {
        String sku = any(SKUS);
        String node = any(NODES);
        Model.Cell cell = model.at(sku, node);
        boolean count = random.nextBoolean();
        long by = count ? quantity() - cell.onHand : random.nextBoolean() ? quantity() : -quantity();
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

    private void block() {
        String sku = any(SKUS);
        String node = any(NODES);
        long quantity = quantity();
        Model.Cell cell = model.at(sku, node);
        boolean back = random.nextBoolean();
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

    private void send() {
        String sku = any(SKUS);
        String from = any(NODES);
        String to = NODES.get((NODES.indexOf(from) + 1) % NODES.size());
        long quantity = quantity();
        String reference = UUID.randomUUID().toString();
        boolean allowed = model.at(sku, from).allows(-quantity, 0);
        requests.move(requests.transfer("transfer_out", sku, from, quantity, reference, to), allowed);
        if (allowed) {
            model.send(sku, from, to, quantity);
            sent.add(new Sent(sku, to, reference, quantity));
        }
    }

    /** The first part of what was sent arrives, or more than was sent, which cannot be. */
    private void arrive() {
        if (sent.isEmpty()) {
            return;
        }
        Sent one = sent.remove(random.nextInt(sent.size()));
        requests.move(
                requests.transfer("transfer_in", one.sku(), one.to(), one.quantity() + 1, one.reference(), null),
                false);
        requests.move(
                requests.transfer("transfer_in", one.sku(), one.to(), one.quantity(), one.reference(), null), true);
        model.arrive(one.sku(), one.to(), one.quantity());
    }

    private void reserve() {
        List<Map<String, ?>> lines = new ArrayList<>();
        boolean allowed = true;
        for (String sku : SKUS) {
            long quantity = quantity();
            allowed &= quantity <= model.atp(sku);
            lines.add(Map.of("line", sku, "sku", shop.name(sku), "quantity", Model.decimal(quantity)));
        }
        Map<String, ?> body = Map.of("channel", shop.name("web"), "lines", lines, "ttl", "PT10M");
        Response answer = requests.twice(RESERVATIONS, body);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(allowed ? 201 : 409);
        if (allowed) {
            List<Part> parts = requests.parts(answer);
            assertThat(parts)
                    .allMatch(part ->
                            part.quantity() <= model.at(part.sku(), part.node()).atp());
            parts.forEach(part -> model.at(part.sku(), part.node()).reserved += part.quantity());
            holds.add(new Held(answer.path("id"), parts));
        }
    }

    private void release() {
        if (!holds.isEmpty()) {
            Held held = holds.remove(random.nextInt(holds.size()));
            Shop.as("ecommerce").delete(RESERVATIONS + "/" + held.id()).then().statusCode(204);
            held.parts().forEach(part -> model.at(part.sku(), part.node()).reserved -= part.quantity());
        }
    }

    private void confirm() {
        if (!holds.isEmpty()) {
            Held held = holds.remove(random.nextInt(holds.size()));
            Map<String, ?> order = Map.of("orderId", "o-" + held.id(), "fulfilment", "ship");
            Response answer = requests.twice(RESERVATIONS + "/" + held.id() + "/confirm", order);
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
            held.parts().forEach(part -> {
                model.at(part.sku(), part.node()).reserved -= part.quantity();
                model.at(part.sku(), part.node()).allocated += part.quantity();
            });
            promises.add(new Promised(answer.path("id"), held.parts()));
        }
    }

    /** One part of a promise is fulfilled or cancelled, whatever the stock allows. */
    private void settle() {
        if (promises.isEmpty()) {
            return;
        }
        Promised promise = promises.remove(random.nextInt(promises.size()));
        Part part = promise.parts().get(random.nextInt(promise.parts().size()));
        Model.Cell cell = model.at(part.sku(), part.node());
        boolean cancel = random.nextInt(3) == 0;
        boolean allowed = cancel || cell.allows(-part.quantity(), -part.quantity());
        Map<String, Object> line = new HashMap<>(Map.of("line", part.line(), "node", shop.name(part.node())));
        line.put("quantity", Model.decimal(part.quantity()));
        String path = "/api/inventory/promises/" + promise.id() + (cancel ? "/cancel" : "/fulfil");
        Response answer = requests.twice(path, Map.of("lines", List.of(line)));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(allowed ? 200 : 409);
        if (allowed) {
            cell.allocated -= part.quantity();
            if (!cancel) {
                model.cross(part.sku(), part.node(), -part.quantity());
            }
            List<Part> rest =
                    promise.parts().stream().filter(other -> other != part).toList();
            if (!rest.isEmpty()) {
                promises.add(new Promised(promise.id(), rest));
            }
        }
    }

    /** All holds run out. Whether or not the sweep has come by, they keep nothing from anybody. */
    private void expire() {
        clock.forward(Duration.ofMinutes(11));
        holds.forEach(held ->
                held.parts().forEach(part -> model.at(part.sku(), part.node()).reserved -= part.quantity()));
        holds.clear();
        if (random.nextBoolean()) {
            sweeps.sweep();
        }
    }

    /** Up to 8, in steps of a quarter: never a binary fraction of nothing. */
    private long quantity() {
        return 250L * (1 + random.nextInt(32));
    }

    private String any(List<String> names) {
        return names.get(random.nextInt(names.size()));
    }
}
