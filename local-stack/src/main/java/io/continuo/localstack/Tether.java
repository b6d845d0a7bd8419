package io.continuo.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts child processes that cannot outlive this one, however it ends.
 *
 * <p>The child's watcher, a shell, holds the reading end of a pipe whose writing end only this process has. When the
 * pipe closes, because this process exited or was killed, the watcher stops the child, with force after five seconds.
 * The child has a session of its own where {@code setsid} exists: a Ctrl-C reaches the supervisor alone, and a signal
 * to its whole process group does not take the watchers away.
 */
public final class Tether {

    private static final String SCRIPT = """
            signal=$1; shift
            exec 3<&0 </dev/null
            (
              trap '' INT TERM HUP
              read -r ignored <&3
              kill -s "$signal" $$
              tenths=0
              while kill -0 $$ && [ $tenths -lt 50 ]; do sleep 0.1; tenths=$((tenths + 1)); done
              kill -s KILL $$
            ) >/dev/null 2>&1 &
            exec 3<&-
            exec "$@"
            """;
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private Tether() {}

    /**
     * The returned process is the program itself: its pid, its exit code.
     *
     * @param log where the program's output is appended
     */
    static Process start(Launch launch, Path log) throws IOException {
        Files.createDirectories(log.getParent());
        return start(launch, ProcessBuilder.Redirect.appendTo(log.toFile()));
    }

    static Process start(Launch launch, ProcessBuilder.Redirect output) throws IOException {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            command.add(SETSID.toString());
        }
        command.addAll(List.of("sh", "-c", SCRIPT, "tether", launch.stopSignal()));
        command.addAll(launch.command());
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
        // One arena per core makes a JVM's native memory grow for nothing.
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        builder.environment().putAll(launch.environment());
        return builder.start();
    }
}
