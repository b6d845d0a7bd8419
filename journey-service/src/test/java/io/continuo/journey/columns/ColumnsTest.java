package io.continuo.journey.columns;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.Stage;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a partition, it holds what its source holds. */
class ColumnsTest {

    private static final Shape LOOK = new Shape("Look", "web", Stage.AWARENESS, null, true);
    private static final Shape BUY = new Shape("Buy", "store", Stage.PURCHASE, "pos", true);

    @TempDir
    Path directory;

    /** What a source holds: touchpoints by customer. */
    private final Map<String, List<Mark>> held = new TreeMap<>();

    private final Schema schema = new Schema(List.of("size"));

    private Columns columns(Storage storage, int maxChanged) {
        return new Columns(schema, storage, this::read, maxChanged);
    }

    private Run read(String customer, Schema any) {
        return Run.of(customer, held.getOrDefault(customer, List.of()), 1);
    }

    @Test
    void anyRowOfChangesComesToWhatTheSourceHolds() {
        for (int seed = 0; seed < 60; seed++) {
            held.clear();
            Random random = new Random(seed);
            Columns columns =
                    columns(seed % 2 == 0 ? Storage.MEMORY : new MappedStorage(directory), 5 + random.nextInt(40));
            for (int step = 0; step < 150; step++) {
                change(columns, random, step);
                if (random.nextInt(4) == 0) {
                    assertThat(contents(columns.snapshot()))
                            .as("seed %d, step %d", seed, step)
                            .isEqualTo(expected());
                }
            }
            columns.seal();
            assertThat(contents(columns.snapshot())).as("seed %d", seed).isEqualTo(expected());
        }
    }

    @Test
    void whatIsReadFromTheBeginningIsWhatTheSourceHoldsWhateverHappensMeanwhile() {
        for (int seed = 0; seed < 60; seed++) {
            held.clear();
            Random random = new Random(seed);
            Columns known = columns(Storage.MEMORY, 100);
            for (int step = 0; step < 100; step++) {
                change(known, random, step);
            }
            Columns columns = columns(Storage.MEMORY, 1 + random.nextInt(60));
            columns.load((schema, visitor) -> List.copyOf(held.keySet()).forEach(customer -> {
                visitor.accept(read(customer, schema), 3);
                if (random.nextInt(4) == 0) {
                    String other = "customer-" + random.nextInt(12);
                    held.remove(other);
                    columns.refresh(other);
                }
            }));
            for (int step = 0; step < 20; step++) {
                assertThat(contents(columns.snapshot()))
                        .as("seed %d, step %d", seed, step)
                        .isEqualTo(expected());
                change(columns, random, 1_000 + step);
            }
        }
    }

    private void change(Columns columns, Random random, int step) {
        String customer = "customer-" + random.nextInt(12);
        if (random.nextInt(8) == 0) {
            held.computeIfPresent(
                    customer, (name, marks) -> random.nextBoolean() ? null : marks.subList(0, marks.size() / 2));
            columns.refresh(customer);
            return;
        }
        // Few different times, so that some touchpoints are of one millisecond; some lie years apart.
        long time = random.nextInt(50)
                * (random.nextInt(5) == 0 ? Duration.ofDays(100).toMillis() : 1);
        Mark mark = new Mark(time, schema.shapes().code(random.nextBoolean() ? LOOK : BUY), step, sizes(random));
        List<Mark> marks = new ArrayList<>(held.getOrDefault(customer, List.of()));
        marks.add(mark);
        marks.sort(Comparator.comparingLong(Mark::time).thenComparing(Mark::id));
        held.put(customer, List.copyOf(marks));
        columns.add(customer, mark);
    }

    private int[] sizes(Random random) {
        return schema.codes(random.nextBoolean() ? Map.of() : Map.of("size", random.nextInt(3)));
    }

    private Map<String, List<String>> expected() {
        Map<String, List<String>> expected = new TreeMap<>();
        held.forEach((customer, marks) -> {
            if (!marks.isEmpty()) {
                expected.put(
                        customer,
                        marks.stream()
                                .map(mark -> text(mark.time(), mark.shape(), mark.properties()[0]))
                                .toList());
            }
        });
        return expected;
    }

    private static Map<String, List<String>> contents(Snapshot snapshot) {
        Map<String, List<String>> contents = new TreeMap<>();
        snapshot.scan(new int[] {0}, (chunk, from, to, customer) -> {
            List<String> before = contents.put(
                    customer.get(),
                    IntStream.range(from, to)
                            .mapToObj(i -> text(chunk.times()[i], chunk.shapes()[i], chunk.property(0)[i]))
                            .toList());
            assertThat(before).as("a customer is shown once").isNull();
        });
        return contents;
    }

    private static String text(long time, int shape, int size) {
        return time + "/" + shape + "/" + size;
    }

    @Test
    void aSnapshotStaysAsItIs() {
        Columns columns = columns(Storage.MEMORY, 100);
        change(columns, new Random(1), 0);
        Snapshot before = columns.snapshot();
        Map<String, List<String>> seen = contents(before);

        for (int step = 1; step < 300; step++) {
            change(columns, new Random(step), step);
        }

        assertThat(contents(before)).isEqualTo(seen);
        assertThat(contents(columns.snapshot())).isNotEqualTo(seen);
    }

    /** One thread writes, others look: nothing is seen in part, and nothing that was seen is lost. */
    @Test
    void whoLooksWhileItIsWrittenSeesEveryCustomerWhole() throws Exception {
        Columns columns = columns(Storage.MEMORY, 200);
        int shape = schema.shapes().code(LOOK);
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService readers = Executors.newFixedThreadPool(2)) {
            List<Future<Long>> looks = new ArrayList<>();
            for (int reader = 0; reader < 2; reader++) {
                looks.add(readers.submit(() -> {
                    long seen = 0;
                    while (!done.get()) {
                        long now = contents(columns.snapshot()).values().stream()
                                .mapToLong(List::size)
                                .sum();
                        assertThat(now).isGreaterThanOrEqualTo(seen);
                        seen = now;
                    }
                    return seen;
                }));
            }
            for (int i = 0; i < 20_000; i++) {
                columns.add("customer-" + i % 50, new Mark(i, shape, i, new int[] {-1}));
            }
            done.set(true);
            for (Future<Long> look : looks) {
                assertThat(look.get()).isPositive();
            }
        }
        assertThat(contents(columns.snapshot()).values().stream()
                        .mapToInt(List::size)
                        .sum())
                .isEqualTo(20_000);
    }

    @Test
    void aTouchpointTakesEightBytesAndOneForItsShapeAndNoneForAPropertyThatNobodyHas() {
        Columns columns = columns(Storage.MEMORY, 1_000_000);
        List<Mark> marks = IntStream.range(0, 1_000)
                .mapToObj(i -> new Mark(i * 60_000L, schema.shapes().code(LOOK), i, new int[] {-1}))
                .toList();
        for (int customer = 0; customer < 20; customer++) {
            columns.replace(Run.of("c" + customer, marks, 1));
        }
        columns.seal();

        assertThat(columns.size().inBlock()).isEqualTo(20_000);
        assertThat(columns.size().blockBytes() / 20_000.0).isBetween(9.0, 9.1);
    }

    @Test
    void numbersAreOneValueHoweverTheyAreWritten() {
        assertThat(Schema.text(5)).isEqualTo("5").isEqualTo(Schema.text(5.0)).isEqualTo(Schema.text("5"));
        assertThat(Schema.text(List.of())).isNull();
        assertThat(Schema.text(new BigDecimal("1e2147483648"))).isNull();
        assertThat(Schema.text("x".repeat(257))).isNull();
    }
}
