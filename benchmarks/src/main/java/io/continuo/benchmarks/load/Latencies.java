package io.continuo.benchmarks.load;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** How long things took. */
public final class Latencies {

    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failures = new AtomicInteger();

    public void tookSince(long begin) {
        nanos.add(System.nanoTime() - begin);
    }

    public void failed() {
        failures.incrementAndGet();
    }

    @Override
    public String toString() {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT,
                "n=%,d p50=%.1f ms p99=%.1f ms p99.9=%.1f ms most=%.1f ms failures=%d",
                sorted.length,
                at(sorted, 0.5),
                at(sorted, 0.99),
                at(sorted, 0.999),
                at(sorted, 1),
                failures.get());
    }

    private static double at(long[] sorted, double quantile) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(quantile * sorted.length) - 1;
        return sorted[Math.max(0, rank)] / 1e6;
    }
}
