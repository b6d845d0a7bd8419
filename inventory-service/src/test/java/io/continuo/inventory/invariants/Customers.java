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

/** Hold, change their minds, order, get or cancel what they ordered, and bring it back. */
final class Customers {

    private static final String RESERVATIONS = "/api/inventory/reservations";

    private final Shop shop;
    private final Model model;
    private final Dice dice;
    private final Requests requests;
    private final List<Held> holds = new ArrayList<>();
    private final List<Promised> promises = new ArrayList<>();
    private final List<Promised> delivered = new ArrayList<>();

    /** What a node holds or promised of a line. */
    record Part(String line, String sku, String node, long quantity) {}

    private record Held(String id, List<Part> parts) {

        long of(String sku) {
            return parts.stream()
                    .filter(part -> part.sku().equals(sku))
                    .mapToLong(Part::quantity)
                    .sum();
        }
    }

    private record Promised(String id, List<Part> parts) {}

    Customers(Shop shop, Model model, Dice dice, Requests requests) {
        this.shop = shop;
        this.model = model;
        this.dice = dice;
        this.requests = requests;
    }

    void reserve() {
        List<Map<String, ?>> lines = new ArrayList<>();
        boolean allowed = true;
        for (String sku : Player.SKUS) {
            long quantity = dice.quantity();
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

    /** Wants more or less of everything: what is held already is not to be had a second time. */
    void change() {
        if (holds.isEmpty()) {
            return;
        }
        Held held = dice.drawn(holds);
        List<Map<String, ?>> lines = new ArrayList<>();
        boolean allowed = true;
        for (String sku : Player.SKUS) {
            long quantity = dice.quantity();
            allowed &= quantity - held.of(sku) <= model.atp(sku);
            lines.add(Map.of("line", sku, "sku", shop.name(sku), "quantity", Model.decimal(quantity)));
        }
        Response answer = Shop.as("ecommerce").body(Map.of("lines", lines)).patch(RESERVATIONS + "/" + held.id());
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(allowed ? 200 : 409);
        if (allowed) {
            held.parts().forEach(part -> model.at(part.sku(), part.node()).reserved -= part.quantity());
            List<Part> parts = requests.parts(answer);
            parts.forEach(part -> model.at(part.sku(), part.node()).reserved += part.quantity());
            holds.add(new Held(held.id(), parts));
        } else {
            holds.add(held);
        }
    }

    void release() {
        if (!holds.isEmpty()) {
            Held held = dice.drawn(holds);
            Shop.as("ecommerce").delete(RESERVATIONS + "/" + held.id()).then().statusCode(204);
            held.parts().forEach(part -> model.at(part.sku(), part.node()).reserved -= part.quantity());
        }
    }

    void confirm() {
        if (!holds.isEmpty()) {
            Held held = dice.drawn(holds);
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
    void settle() {
        if (promises.isEmpty()) {
            return;
        }
        Promised promise = dice.drawn(promises);
        Part part = dice.any(promise.parts());
        Model.Cell cell = model.at(part.sku(), part.node());
        boolean cancel = dice.oneIn(3);
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
                delivered.add(new Promised(promise.id(), List.of(part)));
            }
            List<Part> rest =
                    promise.parts().stream().filter(other -> other != part).toList();
            if (!rest.isEmpty()) {
                promises.add(new Promised(promise.id(), rest));
            }
        }
    }

    /** What was delivered comes back whole, to any node. */
    void takeBack() {
        if (delivered.isEmpty()) {
            return;
        }
        Promised promise = dice.drawn(delivered);
        Part part = promise.parts().getFirst();
        String node = dice.any(Player.NODES);
        Map<String, ?> line =
                Map.of("line", part.line(), "node", shop.name(part.node()), "quantity", Model.decimal(part.quantity()));
        Map<String, ?> body = Map.of("lines", List.of(line), "node", shop.name(node));
        Response answer = requests.twice("/api/inventory/promises/" + promise.id() + "/return", body);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        model.cross(part.sku(), node, part.quantity());
    }

    /** All holds run out. Whether or not the sweep has come by, they keep nothing from anybody. */
    void expire(MovableClock clock, Sweeps sweeps) {
        clock.forward(Duration.ofMinutes(11));
        holds.forEach(held ->
                held.parts().forEach(part -> model.at(part.sku(), part.node()).reserved -= part.quantity()));
        holds.clear();
        if (dice.coin()) {
            sweeps.sweep();
        }
    }
}
