package io.continuo.localstack;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one {@link Program} running: started, watched, started again after a crash with growing pauses, stopped.
 *
 * <pre>
 * STOPPED → STARTING → READY → STOPPED
 *              ↑  ↓      ↓
 *              CRASHED ←─┘      CRASHED → FAILED after {@value #ATTEMPTS} starts in a row that never got ready
 * </pre>
 */
public final class Supervised {

    /** Where a program is between being stopped and answering. */
    public enum State {
        STOPPED,
        STARTING,
        READY,
        CRASHED,
        FAILED
    }

    private static final int ATTEMPTS = 4;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration PROBE_EVERY = Duration.ofMillis(100);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);

    private final Program program;
    private final Path log;
    private final StateFile states;
    private State state = State.STOPPED;
    private String problem = "";
    private boolean wanted;
    private int failures;
    private @Nullable Process process;
    private @Nullable Thread keeper;

    Supervised(Program program, Path logs, StateFile states) {
        this.program = program;
        this.log = logs.resolve(program.name() + ".log");
        this.states = states;
    }

    public String name() {
        return program.name();
    }

    public Path log() {
        return log;
    }

    public synchronized State state() {
        return state;
    }

    /** The running process's id, or 0. */
    public synchronized long pid() {
        return process != null && process.isAlive() ? process.pid() : 0;
    }

    /** Returns at once; does nothing where the program already runs. */
    public synchronized void start() {
        wanted = true;
        if (keeper == null) {
            failures = 0;
            enter(State.STARTING, "");
            keeper = Thread.ofPlatform().daemon().name("keep-" + name()).start(this::keep);
        }
    }

    /** Asks the program to stop and waits until it has, with force where it does not. */
    public void stop() {
        end(false);
    }

    /** {@code kill -9}; the program stays down until {@link #start()}. */
    public void kill() {
        end(true);
    }

    /** {@code kill -9}; the supervisor starts the program again. */
    public synchronized void crash() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    /**
     * Waits until the program answers.
     *
     * @throws IllegalStateException when it failed or was stopped meanwhile, or did not answer in time
     */
    public synchronized void awaitReady(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (state != State.READY) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (state == State.FAILED || state == State.STOPPED || left <= 0) {
                throw new IllegalStateException(name() + " is " + state + " " + problem + ", see " + log);
            }
            wait(left);
        }
    }

    private void keep() {
        while (goesOn()) {
            try {
                runOnce();
            } catch (IOException | TimeoutException | RuntimeException e) {
                crashed(e.toString());
            } catch (InterruptedException e) {
                // Only end() interrupts, and then the loop ends.
                continue;
            }
        }
    }

    private void runOnce() throws IOException, InterruptedException, TimeoutException {
        enter(State.STARTING, "");
        Logs.rotate(log);
        program.prepare();
        Process started = launch();
        if (started == null) {
            return;
        }
        try {
            enter(State.STARTING, "");
            awaitAnswer(started);
            enter(State.READY, "");
            int code = started.waitFor();
            failures = 0;
            crashed("exit code " + code);
        } finally {
            started.destroyForcibly();
            forget(started);
        }
    }

    private synchronized void forget(Process ended) {
        if (ended == process) {
            process = null;
        }
    }

    private synchronized @Nullable Process launch() throws IOException {
        process = wanted ? Tether.start(program.launch(), log) : null;
        return process;
    }

    private void awaitAnswer(Process started) throws InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + program.patience().toNanos();
        while (!program.ready()) {
            if (started.waitFor(PROBE_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("ended with code " + started.exitValue() + " before it answered");
            }
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("no answer within " + program.patience());
            }
        }
    }

    private synchronized void crashed(String why) {
        if (!wanted) {
            return;
        }
        failures++;
        if (failures >= ATTEMPTS) {
            wanted = false;
            enter(State.FAILED, why);
            return;
        }
        enter(State.CRASHED, why);
        long pause = Math.min(LONGEST_PAUSE.toMillis(), 250L << failures);
        try {
            wait(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end(boolean forced) {
        @Nullable Thread running;
        @Nullable Process current;
        synchronized (this) {
            wanted = false;
            running = keeper;
            current = process;
            if (current != null) {
                signal(current, forced);
            } else if (running != null) {
                // It makes files, waits for another part or pauses after a crash.
                running.interrupt();
            }
        }
        awaitEnd(current, running);
        enter(State.STOPPED, "");
    }

    private void signal(Process current, boolean forced) {
        try {
            String signal = forced ? "KILL" : program.launch().stopSignal();
            new ProcessBuilder("kill", "-s", signal, Long.toString(current.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            current.destroyForcibly();
        } catch (InterruptedException e) {
            current.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEnd(@Nullable Process current, @Nullable Thread running) {
        try {
            if (current != null && !current.waitFor(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                current.destroyForcibly().waitFor();
            }
            if (running != null && running != Thread.currentThread()) {
                running.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Decides and forgets the thread in one step, so that a start in between makes a new one. */
    private synchronized boolean goesOn() {
        if (!wanted) {
            keeper = null;
        }
        return wanted;
    }

    private synchronized void enter(State next, String why) {
        state = next;
        problem = why;
        states.record(name(), next.name().toLowerCase(Locale.ROOT), pid(), why);
        notifyAll();
    }
}
