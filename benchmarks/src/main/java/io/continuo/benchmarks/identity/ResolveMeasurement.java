package io.continuo.benchmarks.identity;

import io.continuo.benchmarks.load.Calls;
import io.continuo.benchmarks.load.CpuTime;
import io.continuo.benchmarks.load.Latencies;
import io.continuo.benchmarks.load.Stand;
import io.continuo.localstack.Service;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How long a resolve takes beside a steady load of touchpoints. The clock of a call starts when it was due, not when it
 * was sent, so that a stall counts for every call it delays.
 */
final class ResolveMeasurement {

    private static final int PER_SECOND = 300;
    private static final int WARM_UP_SECONDS = 60;

    private final Options options;
    private final Stand stand;
    private final TouchpointLoad load;
    private final PrintStream out;

    ResolveMeasurement(Options options, Stand stand, TouchpointLoad load, PrintStream out) {
        this.options = options;
        this.stand = stand;
        this.load = load;
        this.out = out;
    }

    void run() throws IOException, InterruptedException {
        Calls calls = new Calls(stand, Service.IDENTITY);
        Shoppers shoppers = new Shoppers(20, options.customers());
        warmUp(calls, shoppers);
        CpuTime before = stand.cpu();
        Latencies alone = measure(calls, shoppers);
        CpuTime spent = stand.cpu().since(before);
        out.printf("resolve at %d/s alone: %s; %s%n", PER_SECOND, alone, spent.per(options.seconds() * PER_SECOND));
        try (SteadyLoad beside = new SteadyLoad(options, load, 21)) {
            warmUp(calls, shoppers);
            Latencies latencies = measure(calls, shoppers);
            out.printf("resolve at %d/s %s: %s%n", PER_SECOND, beside.report(), latencies);
        }
    }

    private static void warmUp(Calls calls, Shoppers shoppers) throws InterruptedException {
        calls(calls, shoppers, WARM_UP_SECONDS, new Latencies());
    }

    private Latencies measure(Calls calls, Shoppers shoppers) throws InterruptedException {
        Latencies latencies = new Latencies();
        calls(calls, shoppers, options.seconds(), latencies);
        return latencies;
    }

    private static void calls(Calls calls, Shoppers shoppers, int seconds, Latencies latencies)
            throws InterruptedException {
        int number = seconds * PER_SECOND;
        CountDownLatch open = new CountDownLatch(number);
        long begin = System.nanoTime();
        for (int i = 0; i < number; i++) {
            long due = begin + TimeUnit.SECONDS.toNanos(i) / PER_SECOND;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            calls.later(
                            "POST",
                            "/api/customers/resolve",
                            Resolutions.of(shoppers.next().identifiers()))
                    .whenComplete((answer, failure) -> {
                        if (failure == null && answer.statusCode() == 200) {
                            latencies.tookSince(due);
                        } else {
                            latencies.failed();
                        }
                        open.countDown();
                    });
        }
        open.await();
    }
}
