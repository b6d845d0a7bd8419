package io.continuo.journey.query;

import io.continuo.journey.columns.Partitions;
import io.continuo.journey.columns.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Asks the partitions of this instance, several at a time. */
public final class Scans {

    private final Partitions partitions;
    private final ExecutorService threads;

    public Scans(Partitions partitions, ExecutorService threads) {
        this.partitions = partitions;
        this.threads = threads;
    }

    /** All partitions there are, and what of them can be looked at here. */
    Partitions.Owned owned(Question<?> question) {
        return partitions.owned(question.properties());
    }

    /** What these partitions say, in the order of their numbers; nothing of those that cannot be looked at here. */
    public <P extends Partial<P>> List<Share<P>> ask(Question<P> question, Collection<Integer> numbers) {
        return ask(question, partitions.owned(question.properties(), numbers));
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
