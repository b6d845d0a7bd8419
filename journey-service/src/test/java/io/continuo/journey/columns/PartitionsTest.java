package io.continuo.journey.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.continuo.events.Stage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Columns are made in the background, and made again for properties nobody asked for before. */
class PartitionsTest {

    private static final Shape SHAPE = new Shape("Look", "web", Stage.AWARENESS, null, true);

    private final Queue<Runnable> background = new ArrayDeque<>();
    private final Partitions partitions = new Partitions(Set.of(), Storage.MEMORY, 10, background::add);
    private final Map<String, List<Map<String, Object>>> held = new TreeMap<>();
    private final AtomicBoolean gone = new AtomicBoolean();
    private final Partition partition;

    PartitionsTest() {
        partitions.total(2);
        hold("ana", Map.of("size", 5));
        hold("ben", Map.of());
        partition = partitions.open(
                1,
                this::read,
                (schema, visitor) ->
                        List.copyOf(held.keySet()).forEach(customer -> visitor.accept(read(customer, schema), 7)));
    }

    private void hold(String customer, Map<String, Object> properties) {
        held.computeIfAbsent(customer, any -> new ArrayList<>()).add(properties);
    }

    private Run read(String customer, Schema schema) {
        if (gone.get()) {
            throw new Source.Gone(new IllegalStateException("closed"));
        }
        List<Mark> marks = new ArrayList<>();
        for (Map<String, Object> properties : held.getOrDefault(customer, List.of())) {
            marks.add(mark(schema, marks.size(), properties));
        }
        return Run.of(customer, marks, schema.properties().size());
    }

    private static Mark mark(Schema schema, int number, Map<String, Object> properties) {
        return new Mark(number, schema.shapes().code(SHAPE), number, schema.codes(properties));
    }

    /** A touchpoint gets a row, and then the columns are told. */
    private void arrives(String customer, Map<String, Object> properties) {
        hold(customer, properties);
        int number = held.get(customer).size() - 1;
        partition.add(customer, schema -> mark(schema, number, properties));
    }

    private void workOff() {
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }

    private int touchpoints(String... properties) {
        AtomicInteger sum = new AtomicInteger();
        partitions
                .owned(Set.of(properties))
                .here()
                .forEach(snapshot -> snapshot.scan((chunk, from, to, customer) -> sum.addAndGet(to - from)));
        return sum.get();
    }

    @Test
    void aPartitionIsMissingUntilItsColumnsAreMade() {
        assertThat(partitions.owned(Set.of()).missing()).containsExactly(0, 1);

        workOff();

        assertThat(partitions.owned(Set.of()).missing()).containsExactly(0);
        assertThat(touchpoints()).isEqualTo(2);
        assertThat(partitions.owned(Set.of()).here().getFirst().mapVersion()).isEqualTo(7);
    }

    @Test
    void whatArrivesWhileTheyAreMadeIsInThemOnce() {
        arrives("ana", Map.of());
        arrives("eva", Map.of());
        workOff();
        arrives("ana", Map.of());

        assertThat(touchpoints()).isEqualTo(5);
    }

    @Test
    void aNewPropertyIsMissingUntilItsColumnIsMadeAndTheOthersAnswerMeanwhile() {
        workOff();
        assertThat(partitions.owned(Set.of("size")).missing()).contains(1);

        arrives("ben", Map.of("size", 6));
        assertThat(touchpoints()).isEqualTo(3);
        workOff();

        Snapshot snapshot = partitions.owned(Set.of("size")).here().getFirst();
        assertThat(snapshot.schema().values(snapshot.schema().column("size")).values())
                .containsExactlyInAnyOrder("5", "6");
        assertThat(touchpoints("size")).isEqualTo(3);
        assertThat(background).as("it is made once").isEmpty();
    }

    @Test
    void propertiesThatNobodyAsksForAnyMoreLoseTheirColumns() {
        workOff();
        for (int number = 0; number <= Partition.MOST_ASKED; number++) {
            touchpoints("p" + number);
            touchpoints("size");
            workOff();
        }

        List<String> properties =
                partitions.owned(Set.of()).here().getFirst().schema().properties();
        assertThat(properties)
                .hasSize(Partition.MOST_ASKED)
                .contains("size", "p2", "p" + Partition.MOST_ASKED)
                .doesNotContain("p0", "p1");
        assertThat(touchpoints("size")).isEqualTo(2);
    }

    @Test
    void whoIsErasedIsOutOfTheNextBlock() {
        workOff();
        held.remove("ana");
        partition.refresh("ana");
        partition.scrub();
        partition.scrub();
        assertThat(background).hasSize(1);
        workOff();

        assertThat(partitions.touchpoints()).isEqualTo(1);
        assertThat(partitions.bytes()).isLessThan(200);
    }

    @Test
    void whatOnlyTheErasedHadIsInNoDictionary() {
        workOff();
        arrives("ben", Map.of("size", 7));
        touchpoints("size");
        workOff();
        assertThat(sizes()).containsExactlyInAnyOrder("5", "7");

        held.remove("ana");
        partition.refresh("ana");
        partition.scrub();
        workOff();
        assertThat(sizes()).containsExactly("7");

        arrives("ben", Map.of("size", 8));
        arrives("ben", Map.of("size", 7));
        assertThat(sizes()).containsExactly("7", "8");
        assertThat(touchpoints("size")).isEqualTo(4);
    }

    private List<String> sizes() {
        Schema schema = partitions.owned(Set.of("size")).here().getFirst().schema();
        return schema.values(schema.column("size")).values();
    }

    @Test
    void aPartitionThatMovedAwayIsMissingAndItsWorkEnds() {
        partitions.close(1, partition);
        workOff();

        assertThat(partitions.owned(Set.of()).missing()).containsExactly(0, 1);
        assertThat(partitions.ready()).isZero();
    }

    @Test
    void aSourceThatGoesWhileItIsAskedMakesThePartitionMissing() {
        workOff();
        partition.refresh("ana");
        gone.set(true);
        assertThat(partitions.owned(Set.of()).missing()).contains(1);

        gone.set(false);
        assertThat(touchpoints()).as("nothing is forgotten").isEqualTo(2);
    }

    @Test
    void whatFailsInTheBackgroundIsHeardOfAndTriedAgain() {
        gone.set(true);
        assertThatThrownBy(this::workOff).isInstanceOf(Source.Gone.class);

        gone.set(false);
        assertThat(partitions.owned(Set.of()).missing()).contains(1);
        workOff();
        assertThat(touchpoints()).isEqualTo(2);
    }

    @Test
    void twoThatAreReadyInTheSameMomentDoNotWaitForEachOther() throws InterruptedException {
        Partitions direct = new Partitions(Set.of(), Storage.MEMORY, 10, Runnable::run);
        Phaser both = new Phaser(2);
        Roster roster = (schema, visitor) -> both.arriveAndAwaitAdvance();
        ExecutorService threads = Executors.newFixedThreadPool(2);

        List<Future<Partition>> opened = threads.invokeAll(
                List.of(() -> direct.open(0, this::read, roster), () -> direct.open(1, this::read, roster)),
                20,
                TimeUnit.SECONDS);
        threads.shutdownNow();

        assertThat(opened).noneMatch(Future::isCancelled);
        assertThat(direct.ready()).isEqualTo(2);
    }
}
