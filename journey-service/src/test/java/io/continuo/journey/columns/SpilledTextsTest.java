package io.continuo.journey.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.continuo.events.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A column of which every touchpoint has another text keeps its texts in files, which go when nobody needs them. */
class SpilledTextsTest {

    private static final Shape SHAPE = new Shape("Buy", "web", Stage.PURCHASE, null, true);
    private static final int CUSTOMERS = 20_000;

    @TempDir
    Path directory;

    /** What each customer's order is called. */
    private final Map<String, String> held = new TreeMap<>();

    private final Partitions partitions = new Partitions(
            Set.of("order"), bytes -> new MappedStorage(directory).allocate(bytes), CUSTOMERS / 2, Runnable::run);

    private Partition open() {
        IntStream.range(0, CUSTOMERS).forEach(number -> held.put("c" + number, "order-" + number));
        partitions.total(1);
        return partitions.open(
                0,
                this::read,
                (schema, visitor) ->
                        List.copyOf(held.keySet()).forEach(customer -> visitor.accept(read(customer, schema), 1)));
    }

    private Run read(String customer, Schema schema) {
        String order = held.get(customer);
        return order == null
                ? Run.empty(customer, 1)
                : Run.of(
                        customer,
                        List.of(new Mark(1, schema.shapes().code(SHAPE), 1, schema.codes(Map.of("order", order)))),
                        1);
    }

    private Snapshot snapshot() {
        return partitions.owned(Set.of("order")).here().getFirst();
    }

    private Map<String, String> seen() {
        Map<String, String> seen = new TreeMap<>();
        Snapshot snapshot = snapshot();
        TextDictionary texts = snapshot.schema().values(0);
        snapshot.scan(
                new int[] {0},
                (chunk, from, to, customer) -> seen.put(customer.get(), texts.value(chunk.property(0)[from])));
        return seen;
    }

    @Test
    void everyCustomerHasTheTextThatTheSourceHolds() {
        open();

        assertThat(seen()).isEqualTo(held);
        assertThat(partitions.textBytes()).isBetween(CUSTOMERS * 27L, CUSTOMERS * 36L);
    }

    @Test
    void whatOnlyTheErasedHadIsGoneAndTheOthersKeepTheirs() {
        Partition partition = open();
        TextDictionary before = snapshot().schema().values(0);
        IntStream.range(0, CUSTOMERS)
                .filter(number -> number % 3 > 0)
                .mapToObj(number -> "c" + number)
                .forEach(customer -> {
                    held.remove(customer);
                    partition.refresh(customer);
                });
        partition.scrub();

        assertThat(seen()).isEqualTo(held);
        assertThat(snapshot().schema().values(0).values())
                .hasSize(held.size())
                .containsExactlyInAnyOrderElementsOf(held.values());
        assertThat(before.size()).as("who looks already sees what it saw").isEqualTo(CUSTOMERS);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void filesHaveNoNameAndAreGoneWhenThePartitionIs() throws IOException {
        Partition partition = open();
        assertThat(mapped()).isPositive();
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }

        partitions.close(0, partition);

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            System.gc();
            assertThat(mapped()).isZero();
        });
    }

    private long mapped() throws IOException {
        try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
            return maps.filter(line -> line.contains(directory.toString())).count();
        }
    }
}
