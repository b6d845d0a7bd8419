package io.continuo.benchmarks.identity;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.benchmarks.load.Calls;
import io.continuo.benchmarks.load.CpuTime;
import io.continuo.benchmarks.load.Stand;
import io.continuo.localstack.Service;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Everybody at the same customer: 16 writers over HTTP, then 10,000 links that make 10,001 customers one. */
final class ContentionMeasurement {

    private static final int WRITERS = 16;
    private static final int LINKS_EACH = 100;
    private static final int STORM = 10_000;

    private static final String IDENTIFIERS = """
            SELECT count(*) FROM identifiers i JOIN customers c ON c.id = i.customer_id WHERE c.current = ?::uuid
            """;

    private static final String OLDEST = "SELECT id FROM customers WHERE current = ?::uuid ORDER BY id LIMIT 1";

    private final Stand stand;
    private final TouchpointLoad load;
    private final PrintStream out;

    ContentionMeasurement(Stand stand, TouchpointLoad load, PrintStream out) {
        this.stand = stand;
        this.load = load;
        this.out = out;
    }

    void run() throws IOException, InterruptedException, SQLException {
        Calls calls = new Calls(stand, Service.IDENTITY);
        double alone = link(calls, "one", 1, WRITERS * LINKS_EACH);
        double together = link(calls, "many", WRITERS, LINKS_EACH);
        out.printf(
                Locale.ROOT,
                "%d writers link into one customer: %,.0f/s; one writer alone: %,.0f/s; ratio %.2f; no failure%n",
                WRITERS,
                together,
                alone,
                together / alone);
        storm(calls);
    }

    /** Links per second; fails where one failed or the customer does not have all of them. */
    private double link(Calls calls, String name, int writers, int each) throws IOException, InterruptedException {
        String hub = "{\"type\":\"email\",\"value\":\"hub-" + name + "@bench.example\"}";
        String customer = Resolutions.resolve(calls, "[" + hub + "]");
        long begin = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            List<Future<String>> last = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                String prefix = name + "-" + writer + "-";
                last.add(threads.submit(() -> {
                    String linkedTo = customer;
                    for (int i = 0; i < each && linkedTo.equals(customer); i++) {
                        linkedTo = Resolutions.resolve(calls, "[" + hub + "," + anonymous(prefix + i) + "]");
                    }
                    return linkedTo;
                }));
            }
            for (Future<String> writer : last) {
                check(writer.get().equals(customer), "a link went to another customer");
            }
        } catch (ExecutionException e) {
            throw new IOException("a link failed", e);
        }
        double rate = TouchpointMeasurement.perSecond(writers * each, begin);
        check(identifiers(calls, customer).size() == writers * each + 1, "links are missing");
        return rate;
    }

    /** A random tree over all of them, its edges in random order. */
    private void storm(Calls calls) throws IOException, InterruptedException, SQLException {
        load.send(STORM + 1, i -> new Shoppers.Seen("x_storm:" + i, "[" + node(i) + "]"));
        load.awaitApplied();
        Random random = new Random(7);
        List<Integer> edges = new ArrayList<>();
        for (int i = 1; i <= STORM; i++) {
            edges.add(i);
        }
        Collections.shuffle(edges, random);
        CpuTime before = stand.cpu();
        long begin = System.nanoTime();
        load.send(STORM, i -> {
            int to = edges.get(i);
            int from = random.nextInt(to);
            return new Shoppers.Seen("x_storm:" + from, "[" + node(from) + "," + node(to) + "]");
        });
        load.awaitApplied();
        double rate = TouchpointMeasurement.perSecond(STORM, begin);
        String customer = Resolutions.resolve(calls, "[" + node(0) + "]");
        check(ask(IDENTIFIERS, customer).equals("" + (STORM + 1)), "the storm left more than one customer");
        check(ask(OLDEST, customer).equals(customer), "the oldest id did not survive");
        out.printf(
                Locale.ROOT,
                "merge storm of %,d links: %,.0f/s, one customer of %,d; %s%n",
                STORM,
                rate,
                STORM + 1,
                stand.cpu().since(before).per(STORM));
    }

    private String ask(String query, String customer) throws SQLException {
        try (Connection connection = stand.connect();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, customer);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }

    private static JsonNode identifiers(Calls calls, String customer) throws IOException, InterruptedException {
        return calls.now("GET", "/api/customers/" + customer + "/identity", "").path("identifiers");
    }

    private static void check(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalStateException(otherwise);
        }
    }

    private static String node(int number) {
        return "{\"type\":\"x_storm\",\"value\":\"" + number + "th\"}";
    }

    private static String anonymous(String value) {
        return "{\"type\":\"anonymous_id\",\"value\":\"" + value + "\"}";
    }
}
