package io.continuo.benchmarks.journey;

import io.continuo.journey.columns.Snapshot;
import io.continuo.journey.query.Partial;
import io.continuo.journey.query.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Asks all partitions, as journey-service does: one after another on as many threads as there are processors. */
record Scan(List<Snapshot> snapshots, ExecutorService pool) {

    <P extends Partial<P>> P ask(Question<P> question) throws Exception {
        List<Callable<P>> tasks = new ArrayList<>();
        snapshots.forEach(snapshot -> tasks.add(() -> question.count(snapshot)));
        List<P> parts = new ArrayList<>();
        for (Future<P> part : pool.invokeAll(tasks)) {
            parts.add(part.get());
        }
        return parts.stream().reduce(Partial::plus).orElseThrow();
    }
}
