package io.continuo.benchmarks.journey;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * How long one question took, in milliseconds.
 *
 * @param sorted of the rounds
 * @param cpuMillis of the rounds, sorted: CPU time of all threads
 * @param answer of the last round
 */
record Rounds<T>(double[] sorted, double[] cpuMillis, T answer) {

    /** Asks one by itself. */
    static <T> Rounds<T> of(int warmUps, int rounds, Callable<T> own) throws Exception {
        for (int round = 0; round < warmUps; round++) {
            own.call();
        }
        double[] millis = new double[rounds];
        double[] cpuMillis = new double[rounds];
        T answer = own.call();
        for (int round = 0; round < rounds; round++) {
            long begun = System.nanoTime();
            long begunCpu = cpu();
            answer = own.call();
            millis[round] = (System.nanoTime() - begun) / 1e6;
            cpuMillis[round] = (cpu() - begunCpu) / 1e6;
        }
        return of(millis, cpuMillis, answer);
    }

    /**
     * Asks two the same in turns, so that what else happens on the machine hits both alike.
     *
     * @param warmUps rounds that do not count
     */
    static <T> Pair<T> inTurns(int warmUps, int rounds, Callable<T> own, Callable<T> baseline) throws Exception {
        for (int round = 0; round < warmUps; round++) {
            own.call();
        }
        baseline.call();
        double[] ownMillis = new double[rounds];
        double[] baselineMillis = new double[rounds];
        double[] ownCpu = new double[rounds];
        double[] baselineCpu = new double[rounds];
        T ownAnswer = own.call();
        T baselineAnswer = ownAnswer;
        for (int round = 0; round < rounds; round++) {
            long begun = System.nanoTime();
            long begunCpu = cpu();
            ownAnswer = own.call();
            long between = System.nanoTime();
            long betweenCpu = cpu();
            baselineAnswer = baseline.call();
            ownMillis[round] = (between - begun) / 1e6;
            baselineMillis[round] = (System.nanoTime() - between) / 1e6;
            ownCpu[round] = (betweenCpu - begunCpu) / 1e6;
            baselineCpu[round] = (cpu() - betweenCpu) / 1e6;
        }
        if (!ownAnswer.equals(baselineAnswer)) {
            throw new IllegalStateException("the answers differ: " + ownAnswer + " and " + baselineAnswer);
        }
        return new Pair<>(of(ownMillis, ownCpu, ownAnswer), of(baselineMillis, baselineCpu, baselineAnswer));
    }

    /** Two that gave the same answer. */
    record Pair<T>(Rounds<T> own, Rounds<T> baseline) {

        String ratio() {
            String ratio = String.format(Locale.ROOT, "ratio of the medians %.1f", baseline.median() / own.median());
            return own.medianCpu() == 0 // Less than the clock of CPU time can tell.
                    ? ratio
                    : ratio + String.format(Locale.ROOT, ", of CPU time %.1f", baseline.medianCpu() / own.medianCpu());
        }
    }

    private static <T> Rounds<T> of(double[] millis, double[] cpu, T answer) {
        Arrays.sort(millis);
        Arrays.sort(cpu);
        return new Rounds<>(millis, cpu, answer);
    }

    /** Of this process, in nanoseconds: other processes are not in it. */
    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    double median() {
        return sorted[sorted.length / 2];
    }

    double medianCpu() {
        return cpuMillis[cpuMillis.length / 2];
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "median %.0f ms (CPU %.0f ms), best %.0f ms, worst %.0f ms",
                median(),
                medianCpu(),
                sorted[0],
                sorted[sorted.length - 1]);
    }
}
