package io.continuo.localstack.testing;

import io.continuo.localstack.OnceOnly;
import io.continuo.localstack.StateFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/** Starts the one stack process of a Maven run, or finds the one another test JVM of the run has started. */
final class TestStackStarter {

    private static final Duration UP_WITHIN = Duration.ofSeconds(60);

    private TestStackStarter() {}

    /** The state file of the run's stack. */
    static Path startedOnce() throws IOException {
        Path checkout = MavenRun.checkout();
        ProcessHandle owner = MavenRun.process();
        Path runs = Files.createDirectories(checkout.resolve(".continuo").resolve("test"));
        // The lock lies outside the directory that the stack deletes when it ends.
        Path home = runs.resolve(Long.toString(owner.pid()));
        Path lock = runs.resolve(owner.pid() + ".lock");
        Path stateFile = home.resolve("run").resolve("stack.properties");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            if (!isRunning(stateFile)) {
                OnceOnly.delete(home);
                start(checkout, home, owner.pid());
                awaitFile(stateFile, home);
            }
            lock.toFile().deleteOnExit();
        }
        return stateFile;
    }

    /** A file may be left behind by a stack that was killed under a process id that is in use again. */
    private static boolean isRunning(Path stateFile) throws IOException {
        if (!Files.exists(stateFile)) {
            return false;
        }
        long pid = Long.parseLong(StateFile.read(stateFile).getProperty("pid", "0"));
        return ProcessHandle.of(pid).isPresent();
    }

    private static void start(Path checkout, Path home, long owner) throws IOException {
        Path app = checkout.resolve("local-stack/target/local-stack-app");
        if (!Files.isDirectory(app.resolve("lib"))) {
            throw new IOException("No " + app + "; build the module local-stack first");
        }
        Files.createDirectories(home);
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                app.resolve("classes") + ":" + app.resolve("lib") + "/*",
                TestStackProcess.class.getName(),
                app.toString(),
                checkout.resolve(".continuo/cache").toString(),
                home.toString(),
                Long.toString(owner));
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("stack.log").toFile())
                .start();
    }

    private static void awaitFile(Path stateFile, Path home) throws IOException {
        long deadline = System.nanoTime() + UP_WITHIN.toNanos();
        while (!Files.exists(stateFile)) {
            if (System.nanoTime() > deadline) {
                throw new IOException("The test stack did not start, see " + home.resolve("stack.log"));
            }
            TestStack.pause();
        }
    }
}
