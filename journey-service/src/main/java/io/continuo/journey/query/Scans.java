package io.continuo.journey.query;

import io.continuo.journey.columns.Partitions;
import io.continuo.journey.columns.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/** Asks every partition the same question, several at a time, and adds up what they say. */
public final class Scans {

    private final Partitions partitions;
    private final ExecutorService threads;
    private final Semaphore questions;

    /** @param maxQuestions that are answered at a time */
    public Scans(Partitions partitions, ExecutorService threads, int maxQuestions) {
        this.partitions = partitions;
        this.threads = threads;
        this.questions = new Semaphore(maxQuestions);
    }

    /**
     * Answers a question. Blocks until it is answered.
     *
     * @param properties that must have a column
     * @param question to one partition
     * @param plus adds two partial answers; may change and return the first
     * @throws TooManyQuestions when as many as may be are being answered
     * @throws NothingReady when no partition can be looked at
     */
    public <T> Scanned<T> ask(Set<String> properties, Function<Snapshot, T> question, BinaryOperator<T> plus) {
        if (!questions.tryAcquire()) {
            throw new TooManyQuestions();
        }
        try {
            Partitions.Owned owned = partitions.owned(properties);
            long mapVersion =
                    owned.here().stream().mapToLong(Snapshot::mapVersion).max().orElse(0);
            T sum = all(owned.here(), question).stream().reduce(plus).orElseThrow(NothingReady::new);
            return new Scanned<>(sum, mapVersion, owned.missing());
        } finally {
            questions.release();
        }
    }

    private <T> List<T> all(List<Snapshot> snapshots, Function<Snapshot, T> question) {
        List<Callable<T>> tasks = new ArrayList<>();
        snapshots.forEach(snapshot -> tasks.add(() -> question.apply(snapshot)));
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(tasks)) {
                answers.add(answer.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while scanning", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    /**
     * What all partitions together say.
     *
     * @param mapVersion the latest version of the identity map that moved something in them
     * @param missing numbers of the partitions that are not part of it
     */
    public record Scanned<T>(T answer, long mapVersion, List<Integer> missing) {}

    /** As many questions as may be are being answered. */
    public static final class TooManyQuestions extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** No partition can be looked at yet, or none with the columns that are needed. */
    public static final class NothingReady extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
