package io.continuo.localstack.demo;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Tells the gateway what happened in the {@link DemoShop}: stock first, then who is known, then what they did. Every
 * request carries a fixed key or fixed ids, so that sending it all again changes nothing.
 */
final class DemoLoader {

    /** Requests under way at a time: enough to keep two cores busy, too few to be refused. */
    private static final int CONCURRENCY = 8;

    private static final int LINES = 500;

    private final GatewayClient gateway;
    private final Consumer<String> progress;
    private final InstantSource clock;
    private final Tally tally = new Tally();

    DemoLoader(GatewayClient gateway, Consumer<String> progress, InstantSource clock) {
        this.gateway = gateway;
        this.progress = progress;
        this.clock = clock;
    }

    LoadReport load(DemoShop shop) {
        long start = System.nanoTime();
        try (Crew crew = new Crew(CONCURRENCY)) {
            step("8 nodes, their channels and " + shop.products().size() + " articles", () -> range(shop, crew));
            step(shop.movements().size() + " stock movements", () -> stock(shop.movements()));
            step(shop.registrations().size() + " CRM records", () -> crew.each(shop.registrations(), this::register));
            ServiceDesk desk = new ServiceDesk(gateway, tally);
            step(shop.cases().size() + " cases", () -> crew.each(shop.cases(), desk::handle));
            step(shop.answers().size() + " survey answers", () -> crew.each(shop.answers(), desk::answer));
            step(shop.happenings().size() + " touchpoints", () -> crew.each(shop.uploads(), this::upload));
            step("on all timelines and journeys", () -> settle(shop));
        }
        return tally.report(Duration.ofNanos(System.nanoTime() - start));
    }

    private void range(DemoShop shop, Crew crew) {
        crew.each(Node.NETWORK, node -> put("/api/inventory/nodes/" + node.id(), node.body()));
        crew.each(
                shop.products(),
                product -> put("/api/inventory/items/" + product.sku(), Map.of("name", product.name())));
        List<String> nodes = Node.NETWORK.stream().map(Node::id).toList();
        for (String channel : List.of("web", "ecommerce", "app", "store", "department_store", "call_center")) {
            put("/api/inventory/channels/" + channel, Map.of("nodes", nodes, "safetyStock", 0));
        }
        List<String> centres = Node.NETWORK.stream()
                .filter(Node::isDistributionCentre)
                .map(Node::id)
                .toList();
        put("/api/inventory/channels/marketplace", Map.of("nodes", centres, "safetyStock", 2));
    }

    private void put(String path, Map<String, Object> body) {
        tally.count(path, gateway.put("platform", path, body), 1);
    }

    /** One after another: a unit must be received before it is sold. */
    private void stock(List<Movement> movements) {
        for (int from = 0; from < movements.size(); from += LINES) {
            List<Movement> lines = movements.subList(from, Math.min(movements.size(), from + LINES));
            String body = lines.stream().map(line -> gateway.write(line.body())).collect(Collectors.joining("\n"));
            String key = "demo-movements-" + Integer.toHexString(body.hashCode()) + "-" + from;
            String path = "/api/inventory/movements/bulk";
            tally.countEach(
                    "movements", gateway.post("store-pos", path, key, "application/x-ndjson", body), lines.size());
        }
    }

    private void register(Registration registration) {
        Map<String, Object> body = Map.of(
                "identifiers", ServiceDesk.identifiers(registration.identifiers()),
                "traits", registration.traits(),
                "create", true);
        GatewayClient.Reply answer = gateway.post("crm", "/api/customers/resolve", registration.key(), body);
        tally.count("CRM record", answer, 1);
        String customer = answer.body().path("customerId").asText();
        for (Registration.Consent consent :
                customer.isEmpty() ? List.<Registration.Consent>of() : registration.consents()) {
            // A star is a path segment of its own, so it needs no escape.
            String path = "/api/customers/%s/consents/%s/%s".formatted(customer, consent.channel(), consent.purpose());
            Map<String, Object> decision = Map.of("state", consent.state(), "capturedBy", consent.capturedBy());
            tally.count("consent", gateway.put("crm", path, decision), 1);
        }
    }

    private void upload(Upload upload) {
        int items = upload.happenings().size();
        if (upload.sender().tracks) {
            tally.count(
                    "tracking", gateway.track(upload.sender().credential, Wire.batch(upload, clock.instant())), items);
        } else {
            // Without an Idempotency-Key: each touchpoint has its id, and the answer says which were known.
            String body = gateway.write(Wire.touchpoints(upload));
            tally.countEach("touchpoint", gateway.post(upload.sender().credential, "/api/touchpoints", body), items);
        }
    }

    private void settle(DemoShop shop) {
        if (!new Settling(gateway).settle(shop.uploads())) {
            progress.accept("timelines and journeys are still being written; look again in a minute");
        }
    }

    private void step(String what, Runnable work) {
        long start = System.nanoTime();
        work.run();
        progress.accept("%s (%.1f s)".formatted(what, (System.nanoTime() - start) / 1e9));
    }
}
