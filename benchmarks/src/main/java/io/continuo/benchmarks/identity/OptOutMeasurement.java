package io.continuo.benchmarks.identity;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.benchmarks.load.Calls;
import io.continuo.benchmarks.load.Latencies;
import io.continuo.benchmarks.load.Stand;
import io.continuo.events.Channel;
import io.continuo.localstack.Service;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * From a customer saying no until every channel is told no, beside a steady load of touchpoints: asked by the customer's
 * id, as any system would ask before it writes to somebody.
 */
final class OptOutMeasurement {

    private static final int PER_SECOND = 10;
    private static final List<String> CHANNELS = List.copyOf(Channel.KNOWN);

    private final Options options;
    private final Stand stand;
    private final TouchpointLoad load;
    private final PrintStream out;

    OptOutMeasurement(Options options, Stand stand, TouchpointLoad load, PrintStream out) {
        this.options = options;
        this.stand = stand;
        this.load = load;
        this.out = out;
    }

    void run() throws IOException, InterruptedException {
        Calls calls = new Calls(stand, Service.IDENTITY);
        Latencies alone = measure(calls, 0);
        out.printf("opt-out on %d channels alone: %s%n", CHANNELS.size(), alone);
        try (SteadyLoad beside = new SteadyLoad(options, load, 31)) {
            Latencies latencies = measure(calls, options.customers() / 2);
            out.printf("opt-out on %d channels %s: %s%n", CHANNELS.size(), beside.report(), latencies);
        }
    }

    private Latencies measure(Calls calls, int firstCustomer) throws IOException, InterruptedException {
        Latencies latencies = new Latencies();
        long begin = System.nanoTime();
        for (int i = 0; i < options.seconds() * PER_SECOND; i++) {
            long due = begin + TimeUnit.SECONDS.toNanos(i) / PER_SECOND;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            String identifiers =
                    Shoppers.customer((firstCustomer + i) % options.customers()).identifiers();
            optOut(calls, Resolutions.resolve(calls, identifiers), latencies);
        }
        return latencies;
    }

    private static void optOut(Calls calls, String customer, Latencies latencies)
            throws IOException, InterruptedException {
        decide(calls, customer, "granted");
        if (!isAllowedEverywhere(calls, customer, true)) {
            throw new IOException("a grant has no effect");
        }
        long begin = System.nanoTime();
        decide(calls, customer, "denied");
        while (!isAllowedEverywhere(calls, customer, false)) {
            Thread.onSpinWait();
        }
        latencies.tookSince(begin);
    }

    private static void decide(Calls calls, String customer, String state) throws IOException, InterruptedException {
        calls.now(
                "PUT",
                "/api/customers/" + customer + "/consents/*/*",
                "{\"state\":\"" + state + "\",\"capturedBy\":\"bench\"}");
    }

    private static boolean isAllowedEverywhere(Calls calls, String customer, boolean expected)
            throws IOException, InterruptedException {
        String questions = CHANNELS.stream()
                .map(channel -> "{\"customerId\":\"" + customer + "\",\"channel\":\"" + channel
                        + "\",\"purpose\":\"marketing\"}")
                .collect(Collectors.joining(",", "[", "]"));
        for (JsonNode answer : calls.now("POST", "/api/contact-permissions", questions)) {
            if (answer.path("allowed").asBoolean() != expected) {
                return false;
            }
        }
        return true;
    }
}
