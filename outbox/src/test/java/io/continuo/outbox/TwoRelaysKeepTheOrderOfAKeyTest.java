package io.continuo.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class TwoRelaysKeepTheOrderOfAKeyTest {

    private static final int KEYS = 40;
    private static final int MESSAGES = 100;
    private static final Map<String, String> SMALL_ROUNDS =
            Map.of("continuo.outbox.lanes-per-round", "3", "continuo.outbox.rows-per-lane", "4");

    @Test
    void whileManyWritersAddAndBothCompete() {
        try (OutboxFixture fixture = new OutboxFixture()) {
            OutboxRelay one = fixture.startRelay(SMALL_ROUNDS);
            OutboxRelay other = fixture.startRelay(SMALL_ROUNDS);
            List<Uni<Void>> writers = IntStream.range(0, KEYS)
                    .mapToObj(key -> writeOneByOne(fixture, "key-" + key, one))
                    .toList();
            OutboxFixture.now(Uni.join().all(writers).andFailFast());
            other.wake();
            await().untilAsserted(() -> assertThat(fixture.depth().waiting()).isZero());
            assertEverythingArrivedOnceAndInOrder(fixture);
        }
    }

    private static Uni<Void> writeOneByOne(OutboxFixture fixture, String key, OutboxRelay woken) {
        return Multi.createFrom()
                .range(0, MESSAGES)
                .onItem()
                .transformToUniAndConcatenate(number -> fixture.pool
                        .withTransaction(tx -> fixture.outbox.add(tx, fixture.message(key, number)))
                        .invoke(woken::wake))
                .collect()
                .last();
    }

    private static void assertEverythingArrivedOnceAndInOrder(OutboxFixture fixture) {
        List<String> inOrder =
                IntStream.range(0, MESSAGES).mapToObj(Integer::toString).toList();
        await().untilAsserted(() -> assertThat(fixture.reader.all()).hasSize(KEYS * MESSAGES));
        assertThat(fixture.reader.firstArrivals())
                .hasSize(KEYS)
                .allSatisfy((key, values) -> assertThat(values).isEqualTo(inOrder));
        assertThat(fixture.reader.all()).extracting(ConsumerRecord::key).doesNotContainNull();
    }
}
