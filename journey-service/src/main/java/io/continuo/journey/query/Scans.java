package io.continuo.journey.query;

import io.continuo.journey.columns.Partitions;
import io.continuo.journey.columns.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Asks the partitions of this instance, several at a time. Columns that are being made here, because it has just begun or
 * nobody asked for a property before, are waited for, within a bound: whoever asks should not have to ask twice.
 */
public final class Scans {

    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final Partitions partitions;
    private final ExecutorService threads;
    private final Runnable pause;
    private final long mostPauses;

    /** @param patience how long columns that are being made are waited for */
    public Scans(Partitions partitions, ExecutorService threads, Duration patience) {
        this(partitions, threads, Scans::pause, patience.dividedBy(LOOK_EVERY));
    }

    Scans(Partitions partitions, ExecutorService threads, Runnable pause, long mostPauses) {
        this.partitions = partitions;
        this.threads = threads;
        this.pause = pause;
        this.mostPauses = mostPauses;
    }

    /** All partitions there are, and what of them can be looked at here. */
    Partitions.Owned owned(Question<?> question) {
        return soon(() -> partitions.owned(question.properties()));
    }

    /** What these partitions say, in the order of their numbers; nothing of those that cannot be looked at here. */
    public <P extends Partial<P>> List<Share<P>> ask(Question<P> question, Collection<Integer> numbers) {
        return ask(question, soon(() -> partitions.owned(question.properties(), numbers)));
    }

    private Partitions.Owned soon(Supplier<Partitions.Owned> look) {
        Partitions.Owned owned = look.get();
        for (long i = 0; i < mostPauses && partitions.ownsAny(owned.missing()); i++) {
            pause.run();
            owned = look.get();
        }
        return owned;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for columns", e);
        }
    }

    /** Blocks until all have answered. */
    <P extends Partial<P>> List<Share<P>> ask(Question<P> question, Partitions.Owned owned) {
        List<Callable<Share<P>>> tasks = new ArrayList<>();
        for (Map.Entry<Integer, Snapshot> one : owned.byNumber().entrySet()) {
            Snapshot snapshot = one.getValue();
            tasks.add(() -> new Share<>(
                    one.getKey(),
                    snapshot.schema().staging().rules().version(),
                    snapshot.mapVersion(),
                    question.count(snapshot)));
        }
        try {
            List<Share<P>> shares = new ArrayList<>();
            for (Future<Share<P>> share : threads.invokeAll(tasks)) {
                shares.add(share.get());
            }
            return shares;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while scanning", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }
}
