package io.continuo.benchmarks.inventory;

import io.continuo.benchmarks.load.Latencies;
import io.continuo.benchmarks.load.Wire;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Clients that ask what is available. */
final class Shoppers {

    private final URI service;
    private final String headers;
    private final List<String> paths;

    Shoppers(URI service, Warehouse warehouse, List<String> paths) {
        this.service = service;
        this.headers = "Authorization: " + warehouse.authorization() + "\r\n";
        this.paths = paths;
    }

    /** What came of it. */
    record Asked(long answered, double seconds, long bytes, Latencies latencies) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%,.0f/s of %,.1f kB; %s",
                    answered / seconds,
                    bytes / 1024.0 / Math.max(1, answered),
                    latencies);
        }
    }

    /** Each as fast as it is answered. */
    Asked ask(int clients, int seconds) throws InterruptedException {
        return ask(clients, Pace.asFastAsAnswered(seconds));
    }

    /** How long an answer takes is counted from when its question was due. */
    Asked ask(int clients, Pace pace) throws InterruptedException {
        AtomicLong answered = new AtomicLong();
        AtomicLong bytes = new AtomicLong();
        Latencies latencies = new Latencies();
        long begin = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try (Wire wire = new Wire(service)) {
                    for (long due = pace.await(); due >= 0; due = pace.await()) {
                        String path = paths.get(ThreadLocalRandom.current().nextInt(paths.size()));
                        Wire.Answer answer = wire.send("GET", path, headers, "");
                        if (answer.status() == 200) {
                            latencies.tookSince(due);
                            answered.incrementAndGet();
                            bytes.addAndGet(answer.body().length());
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
        return new Asked(answered.get(), (System.nanoTime() - begin) / 1e9, bytes.get(), latencies);
    }
}
