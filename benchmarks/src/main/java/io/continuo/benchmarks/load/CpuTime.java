package io.continuo.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * CPU seconds, user and system, by process; says more than a clock where the machine has other work, too.
 *
 * @param seconds by the name of who spent them
 */
public record CpuTime(Map<String, Double> seconds) {

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

    public CpuTime since(CpuTime before) {
        Map<String, Double> spent = new LinkedHashMap<>();
        seconds.forEach((who, now) -> spent.put(who, now - before.seconds.getOrDefault(who, 0.0)));
        return new CpuTime(spent);
    }

    public String per(int things) {
        return seconds.entrySet().stream()
                .map(spent -> String.format(Locale.ROOT, "%s %.3f", spent.getKey(), spent.getValue() * 1000 / things))
                .collect(Collectors.joining(", ", "CPU seconds per 1,000: ", ""));
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
