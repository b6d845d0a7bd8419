package io.continuo.benchmarks.interaction;

import io.continuo.benchmarks.load.Latencies;
import io.continuo.benchmarks.load.Stand;
import io.continuo.benchmarks.load.Wire;
import io.continuo.localstack.Service;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calls the gateway from several kept connections at the same time, one call at a time on each. */
final class Senders {

    /** A write key, as an SDK sends it. */
    private static final String KEY =
            "Basic " + Base64.getEncoder().encodeToString("demo-web:".getBytes(StandardCharsets.UTF_8));

    private final URI gateway;
    private final String headers;

    /** @param authorization the value of the header */
    Senders(Stand stand, String authorization) {
        gateway = stand.url(Service.GATEWAY);
        headers = "Authorization: " + authorization + "\r\nContent-Type: application/json\r\n";
    }

    /** As SDKs call the tracking API. */
    static Senders withKey(Stand stand) {
        return new Senders(stand, KEY);
    }

    /**
     * One call.
     *
     * @param body empty for none
     */
    record Ask(String method, String path, String body) {}

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

    /** Each of the senders as fast as it is answered. */
    Sent closed(int senders, int seconds, Supplier<Ask> asks) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        return run(senders, (number, connection) -> {
            while (System.nanoTime() < end) {
                connection.send(System.nanoTime(), asks.get());
            }
        });
    }

    /** At an even rate over all senders; the time of a call counts from when it was due. */
    Sent paced(int senders, int seconds, double perSecond, Supplier<Ask> asks) throws InterruptedException {
        long begin = System.nanoTime();
        long each = Math.round(senders * TimeUnit.SECONDS.toNanos(1) / perSecond);
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        return run(senders, (number, connection) -> {
            for (long due = begin + each * number / senders; due < end; due += each) {
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                connection.send(due, asks.get());
            }
        });
    }

    private interface Sender {
        void run(int number, Connection connection);
    }

    private Sent run(int senders, Sender sender) throws InterruptedException {
        Counts counts = new Counts();
        long begin = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < senders; i++) {
            int number = i;
            threads.add(Thread.ofVirtual().start(() -> {
                try (Connection connection = new Connection(counts)) {
                    sender.run(number, connection);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new Sent(counts.acknowledged.get(), counts.busy.get(), seconds, counts.latencies);
    }

    /** What is answered, over all senders. */
    private static final class Counts {

        private final AtomicLong acknowledged = new AtomicLong();
        private final AtomicLong busy = new AtomicLong();
        private final Latencies latencies = new Latencies();

        void answered(int status, long due) {
            switch (status) {
                case 200 -> {
                    acknowledged.incrementAndGet();
                    latencies.tookSince(due);
                }
                case 429, 503 -> busy.incrementAndGet();
                default -> latencies.failed();
            }
        }
    }

    /** Of one sender; opened again where it was lost. */
    private final class Connection implements AutoCloseable {

        private final Counts counts;
        private @Nullable Wire wire;

        Connection(Counts counts) {
            this.counts = counts;
        }

        void send(long due, Ask ask) {
            try {
                Wire open = wire == null ? new Wire(gateway) : wire;
                wire = open;
                counts.answered(
                        open.send(ask.method(), ask.path(), headers, ask.body()).status(), due);
            } catch (IOException e) {
                counts.latencies.failed();
                close();
            }
        }

        @Override
        public void close() {
            try {
                if (wire != null) {
                    wire.close();
                }
            } catch (IOException e) {
                counts.latencies.failed();
            } finally {
                wire = null;
            }
        }
    }
}
