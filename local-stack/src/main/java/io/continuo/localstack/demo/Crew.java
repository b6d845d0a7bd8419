package io.continuo.localstack.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** A few workers that share a list of work. */
final class Crew implements AutoCloseable {

    private final ExecutorService workers;

    Crew(int size) {
        workers = Executors.newFixedThreadPool(size);
    }

    /** Returns when everything is done; the first failure ends it. */
    <T> void each(List<T> work, Consumer<T> deed) {
        List<Future<?>> running = new ArrayList<>();
        work.forEach(item -> running.add(workers.submit(() -> deed.accept(item))));
        for (Future<?> one : running) {
            try {
                one.get();
            } catch (ExecutionException e) {
                workers.shutdownNow();
                throw new IllegalStateException("the demo data could not be sent", e.getCause());
            } catch (InterruptedException e) {
                workers.shutdownNow();
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while sending the demo data", e);
            }
        }
    }

    @Override
    public void close() {
        workers.close();
    }
}
