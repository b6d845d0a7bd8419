package io.continuo.benchmarks.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** CPU seconds, user and system, by process; says more than a clock where the machine has other work, too. */
record CpuTime(double service, double postgres, double kafka, double driver) {

    /** USER_HZ is 100 on every Linux that Java runs on, see proc_pid_stat(5). */
    private static final double TICKS_PER_SECOND = 100;

    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;
    private static final int CHILDREN_USER_TIME = 13;
    private static final int CHILDREN_SYSTEM_TIME = 14;

    static double ofTree(long pid) {
        return ofTree(pid, true);
    }

    /** @param children whether those that run count, too; those that ended always do */
    static double ofTree(long pid, boolean children) {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        Stream<ProcessHandle> running = children ? process.descendants() : Stream.of();
        return Stream.concat(Stream.of(process), running)
                        .mapToLong(CpuTime::ticks)
                        .sum()
                / TICKS_PER_SECOND;
    }

    CpuTime since(CpuTime before) {
        return new CpuTime(
                service - before.service, postgres - before.postgres, kafka - before.kafka, driver - before.driver);
    }

    String per(int touchpoints) {
        double thousands = touchpoints / 1000.0;
        return String.format(
                Locale.ROOT,
                "CPU seconds per 1,000: service %.3f, PostgreSQL %.3f, together %.3f (Kafka %.3f, driver %.3f)",
                service / thousands,
                postgres / thousands,
                (service + postgres) / thousands,
                kafka / thousands,
                driver / thousands);
    }

    private static long ticks(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            // The second field is a name in parentheses that may hold anything.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return LongStream.of(USER_TIME, SYSTEM_TIME, CHILDREN_USER_TIME, CHILDREN_SYSTEM_TIME)
                    .map(field -> Long.parseLong(fields[(int) field]))
                    .sum();
        } catch (NoSuchFileException e) {
            // It ended just now; its parent has its time.
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
