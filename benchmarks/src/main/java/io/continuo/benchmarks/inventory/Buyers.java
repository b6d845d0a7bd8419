package io.continuo.benchmarks.inventory;

import io.continuo.benchmarks.load.Latencies;
import io.continuo.benchmarks.load.Wire;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/** Clients that reserve, each as fast as it is answered. */
final class Buyers {

    private static final String RESERVATIONS = "/api/inventory/reservations";

    private final URI service;
    private final Warehouse warehouse;
    private final IntFunction<String> bodies;

    /** @param bodies the nth request */
    Buyers(URI service, Warehouse warehouse, IntFunction<String> bodies) {
        this.service = service;
        this.warehouse = warehouse;
        this.bodies = bodies;
    }

    /** What came of it. */
    record Bought(long accepted, double seconds, Latencies latencies) {

        double perSecond() {
            return accepted / seconds;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%,.0f accepted/s; %s", perSecond(), latencies);
        }
    }

    Bought buy(int clients, int seconds) throws InterruptedException {
        AtomicLong accepted = new AtomicLong();
        AtomicInteger number = new AtomicInteger();
        Latencies latencies = new Latencies();
        String headers = "Content-Type: application/json\r\nAuthorization: " + warehouse.authorization()
                + "\r\nIdempotency-Key: " + UUID.randomUUID() + "-";
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        List<Thread> threads = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try (Wire wire = new Wire(service)) {
                    while (System.nanoTime() < end) {
                        int n = number.getAndIncrement();
                        long asked = System.nanoTime();
                        Wire.Answer answer = wire.send("POST", RESERVATIONS, headers + n + "\r\n", bodies.apply(n));
                        if (answer.status() == 201) {
                            accepted.incrementAndGet();
                            latencies.tookSince(asked);
                        } else {
                            latencies.failed();
                        }
                    }
                } catch (IOException e) {
                    latencies.failed();
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return new Bought(accepted.get(), (System.nanoTime() - begin) / 1e9, latencies);
    }

    static String reservation(String channel, String sku) {
        return "{\"channel\":\"" + channel + "\",\"lines\":[{\"line\":\"1\",\"sku\":\"" + sku + "\",\"quantity\":1}]}";
    }
}
