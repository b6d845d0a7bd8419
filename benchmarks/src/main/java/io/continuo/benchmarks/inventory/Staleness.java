package io.continuo.benchmarks.inventory;

import static io.continuo.benchmarks.inventory.AvailabilityMeasurement.NODES;
import static io.continuo.benchmarks.inventory.AvailabilityMeasurement.SKUS;

import io.continuo.benchmarks.load.Latencies;
import io.continuo.benchmarks.load.Stand;
import io.continuo.benchmarks.load.Wire;
import io.continuo.localstack.Service;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Changes shelves as another instance would, at a rate, and asks about one of ten until the change is in the answer: from
 * the commit to the answer that has it, the way of the question included.
 */
final class Staleness implements AutoCloseable {

    private static final int WATCHED = 10;

    private static final String CHANGE = """
            WITH changed AS (
                UPDATE stock SET on_hand = on_hand + 1, version = version + 1, changed_at = now()
                WHERE sku = ? AND node = ? RETURNING sku, node, version
            ), told AS (
                INSERT INTO ledger (sku, node, seq, cause, on_hand, reserved, allocated, blocked, incoming, actor, at,
                    prev_hash, hash)
                SELECT sku, node, version, 'adjust', 1, 0, 0, 0, 0, 'bench', now(), '', '' FROM changed
            )
            SELECT sum(version) FROM changed
            """;

    private final Latencies latencies = new Latencies();
    private final Thread thread;
    private volatile boolean over;

    Staleness(Stand stand, Warehouse warehouse, int perSecond) {
        thread = Thread.ofPlatform().start(() -> {
            String headers = "Authorization: " + warehouse.authorization() + "\r\n";
            try (Connection connection = stand.connect(Service.INVENTORY);
                    PreparedStatement change = connection.prepareStatement(CHANGE);
                    Wire wire = new Wire(stand.url(Service.INVENTORY))) {
                long begin = System.nanoTime();
                for (int i = 0; !over; i++) {
                    change(change, wire, headers, i % WATCHED == 0);
                    long due = begin + TimeUnit.SECONDS.toNanos(i) / perSecond;
                    LockSupport.parkNanos(due - System.nanoTime());
                }
            } catch (SQLException | IOException e) {
                latencies.failed();
            }
        });
    }

    private void change(PreparedStatement change, Wire wire, String headers, boolean watched)
            throws SQLException, IOException {
        String sku = "F" + ThreadLocalRandom.current().nextInt(SKUS);
        String node = "n" + ThreadLocalRandom.current().nextInt(NODES);
        String path = "/api/inventory/availability?sku=" + sku + "&node=" + node;
        long known = watched ? version(wire.send("GET", path, headers, "").body()) : 0;
        change.setString(1, sku);
        change.setString(2, node);
        change.execute();
        long committed = System.nanoTime();
        if (watched) {
            while (version(wire.send("GET", path, headers, "").body()) == known && !over) {
                Thread.onSpinWait();
            }
            latencies.tookSince(committed);
        }
    }

    /** Of all nodes together, which grows by one. */
    private static long version(String body) {
        String field = "\"version\":";
        int at = body.indexOf(field) + field.length();
        int end = at;
        while (end < body.length() && Character.isDigit(body.charAt(end))) {
            end++;
        }
        return Long.parseLong(body.substring(at, end));
    }

    /** Stops. */
    Latencies measured() throws InterruptedException {
        over = true;
        thread.join();
        return latencies;
    }

    @Override
    public void close() throws InterruptedException {
        measured();
    }
}
