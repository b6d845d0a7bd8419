package io.continuo.benchmarks.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.continuo.benchmarks.load.Calls;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Imports records through the public API, and reads back what became of them. */
final class Imports {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long POLL_MILLIS = 250;

    private final Calls calls;

    Imports(Calls calls) {
        this.calls = calls;
    }

    /** Waits for the end of it; the id. */
    String run(List<ObjectNode> lines) throws IOException, InterruptedException {
        String body = lines.stream().map(ObjectNode::toString).collect(Collectors.joining("\n", "", "\n"));
        String id = calls.now("POST", "/api/customers/imports", "application/x-ndjson", body)
                .path("importId")
                .asText();
        while (!progress(id).path("state").asText().equals("completed")) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS));
        }
        return id;
    }

    JsonNode progress(String id) throws IOException, InterruptedException {
        return calls.now("GET", "/api/customers/imports/" + id, "");
    }

    List<JsonNode> results(String id) throws IOException, InterruptedException {
        List<JsonNode> results = new ArrayList<>();
        for (String line :
                calls.text("GET", "/api/customers/imports/" + id + "/results").split("\n")) {
            if (!line.isBlank()) {
                results.add(JSON.readTree(line));
            }
        }
        return results;
    }

    /** All that a steward is asked. */
    List<JsonNode> reviews() throws IOException, InterruptedException {
        List<JsonNode> reviews = new ArrayList<>();
        String next = "";
        do {
            JsonNode page =
                    calls.now("GET", "/api/match-reviews?limit=200" + (next.isEmpty() ? "" : "&cursor=" + next), "");
            page.path("items").forEach(reviews::add);
            next = page.path("next").asText("");
        } while (!next.isEmpty() && !next.equals("null"));
        return reviews;
    }
}
