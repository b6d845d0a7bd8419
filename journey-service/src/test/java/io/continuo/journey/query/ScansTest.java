package io.continuo.journey.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.journey.columns.Partitions;
import io.continuo.journey.columns.Run;
import io.continuo.journey.columns.Snapshot;
import io.continuo.journey.columns.Storage;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever asks waits for columns that are being made here, and for nothing else. */
class ScansTest {

    private static final int MOST_PAUSES = 3;

    private final Queue<Runnable> background = new ArrayDeque<>();
    private final Partitions partitions = new Partitions(Set.of(), Storage.MEMORY, 10, background::add);
    private final ExecutorService threads = Executors.newSingleThreadExecutor();
    private final AtomicInteger pauses = new AtomicInteger();

    @AfterEach
    void end() {
        threads.shutdown();
    }

    private Scans scans(Runnable meanwhile) {
        return new Scans(
                partitions,
                threads,
                () -> {
                    pauses.incrementAndGet();
                    meanwhile.run();
                },
                MOST_PAUSES);
    }

    private List<Integer> missing(Runnable meanwhile) {
        return scans(meanwhile).owned(new Wanting(Set.of("size"))).missing();
    }

    private void own(int... numbers) {
        partitions.total(2);
        for (int number : numbers) {
            partitions.open(
                    number,
                    (customer, schema) ->
                            Run.of(customer, List.of(), schema.properties().size()),
                    (schema, visitor) -> {});
        }
    }

    private void workOff() {
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }

    @Test
    void aColumnThatNobodyAskedForBeforeIsWaitedFor() {
        own(0, 1);
        workOff();

        assertThat(missing(this::workOff)).isEmpty();
        assertThat(pauses).hasValue(1);
    }

    @Test
    void whatTakesLongIsNotWaitedForAnyLonger() {
        own(0, 1);

        assertThat(missing(() -> {})).containsExactly(0, 1);
        assertThat(pauses).hasValue(MOST_PAUSES);
    }

    @Test
    void whatIsElsewhereIsNotWaitedFor() {
        own(0);
        workOff();
        scans(this::workOff).owned(new Wanting(Set.of("size")));
        pauses.set(0);

        assertThat(missing(() -> {})).containsExactly(1);
        assertThat(pauses).hasValue(0);
    }

    /** Nobody counts here. */
    private record Wanting(Set<String> properties) implements Question<Nothing> {

        @Override
        public Nothing count(Snapshot snapshot) {
            return new Nothing();
        }

        @Override
        public Nothing read(PartialInput in) {
            return new Nothing();
        }
    }

    private record Nothing() implements Partial<Nothing> {

        @Override
        public Nothing plus(Nothing other) {
            return this;
        }

        @Override
        public void write(PartialOutput out) {}
    }
}
