package io.continuo.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts honestly what the gateway takes and refuses. Safe for several threads. */
final class Tally {

    private static final int REASONS = 10;

    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger duplicates = new AtomicInteger();
    private final AtomicInteger rejected = new AtomicInteger();
    private final Collection<String> reasons = new ConcurrentLinkedQueue<>();

    /** A whole request of so many items. */
    void count(String what, GatewayClient.Reply answer, int items) {
        if (answer.isFine()) {
            sent.addAndGet(items);
        } else {
            reject(what, answer.reason(), items);
        }
    }

    /** An answer with one result per item, each with a status of its own. */
    void countEach(String what, GatewayClient.Reply answer, int items) {
        if (!answer.isFine()) {
            reject(what, answer.reason(), items);
            return;
        }
        for (JsonNode result : answer.body()) {
            count(what, result);
        }
        if (answer.body().size() != items) {
            reject(what, "results for " + answer.body().size() + " of " + items + " items", items);
        }
    }

    /** One result of a list. */
    void count(String what, JsonNode result) {
        switch (result.path("status").asText()) {
            case "accepted", "applied" -> sent.incrementAndGet();
            case "duplicate" -> {
                sent.incrementAndGet();
                duplicates.incrementAndGet();
            }
            default -> reject(what, result.path("problem").toString(), 1);
        }
    }

    void reject(String what, String reason, int items) {
        rejected.addAndGet(items);
        if (reasons.size() < REASONS) {
            reasons.add(what + ": " + reason);
        }
    }

    int sent() {
        return sent.get();
    }

    LoadReport report(Duration took) {
        return new LoadReport(sent.get(), duplicates.get(), rejected.get(), List.copyOf(reasons), took);
    }
}
