package io.continuo.benchmarks.interaction;

import io.continuo.benchmarks.load.Latencies;
import io.continuo.benchmarks.load.Stand;
import io.continuo.localstack.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Calls the gateway's tracking API with a write key, from several connections at the same time. */
final class Senders {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String KEY =
            "Basic " + Base64.getEncoder().encodeToString("demo-web:".getBytes(StandardCharsets.UTF_8));

    /**
     * What came of it.
     *
     * @param acknowledged calls answered 200
     * @param busy calls answered 429 or 503
     */
    record Sent(long acknowledged, long busy, double seconds, Latencies latencies) {

        double perSecond() {
            return acknowledged / seconds;
        }
    }

    private final URI target;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Senders(Stand stand, String path) {
        target = stand.url(Service.GATEWAY).resolve(path);
    }

    /** Each of the senders as fast as it is answered. */
    Sent closed(int senders, int seconds, Supplier<String> bodies) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        return run(senders, (_, call) -> {
            while (System.nanoTime() < end) {
                call.send(System.nanoTime(), bodies.get());
            }
        });
    }

    /** At an even rate over all senders; the time of a call counts from when it was due. */
    Sent paced(int senders, int seconds, double perSecond, Supplier<String> bodies) throws InterruptedException {
        long begin = System.nanoTime();
        long each = Math.round(senders * TimeUnit.SECONDS.toNanos(1) / perSecond);
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        return run(senders, (number, call) -> {
            for (long due = begin + each * number / senders; due < end; due += each) {
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                call.send(due, bodies.get());
            }
        });
    }

    private interface Sender {
        void run(int number, Call call) throws InterruptedException;
    }

    private Sent run(int senders, Sender sender) throws InterruptedException {
        Call call = new Call();
        long begin = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < senders; i++) {
            int number = i;
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    sender.run(number, call);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new Sent(call.acknowledged.get(), call.busy.get(), seconds, call.latencies);
    }

    /** Counts what is answered. */
    private final class Call {

        private final AtomicLong acknowledged = new AtomicLong();
        private final AtomicLong busy = new AtomicLong();
        private final Latencies latencies = new Latencies();

        void send(long due, String body) throws InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(target)
                    .timeout(TIMEOUT)
                    .header("Authorization", KEY)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body))
                    .build();
            try {
                HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
                switch (answer.statusCode()) {
                    case 200 -> {
                        acknowledged.incrementAndGet();
                        latencies.tookSince(due);
                    }
                    case 429, 503 -> busy.incrementAndGet();
                    default -> latencies.failed();
                }
            } catch (IOException e) {
                latencies.failed();
            }
        }
    }
}
