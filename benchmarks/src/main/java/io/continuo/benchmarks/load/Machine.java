package io.continuo.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What the figures were measured on. */
public final class Machine {

    private Machine() {}

    public static String description() {
        return String.format(
                Locale.ROOT,
                "%d cores (%s), JDK %s, load average before %s",
                Runtime.getRuntime().availableProcessors(),
                model(),
                Runtime.version(),
                read("/proc/loadavg").split(" ")[0]);
    }

    private static String model() {
        return read("/proc/cpuinfo")
                .lines()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 2))
                .findFirst()
                .orElse("unknown");
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
