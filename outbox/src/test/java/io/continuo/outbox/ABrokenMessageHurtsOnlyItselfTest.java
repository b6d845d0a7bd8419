package io.continuo.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ABrokenMessageHurtsOnlyItselfTest {

    private OutboxFixture fixture;
    private String narrow;

    @BeforeEach
    void open() {
        fixture = new OutboxFixture();
        narrow = fixture.broker.newTopic(1, Map.of("max.message.bytes", "20000"));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void whenItIsTooLargeForTheBroker() {
        fixture.commit(List.of(small(1), large("2"), small(3), fixture.message("other", 1)));
        fixture.startRelay(Map.of());

        awaitParked(1);
        try (TopicReader reader = new TopicReader(narrow, 1)) {
            await().untilAsserted(() ->
                    assertThat(reader.all()).extracting(ConsumerRecord::value).containsExactly("1", "3"));
        }
        await().untilAsserted(() -> assertThat(fixture.reader.all()).hasSize(1));
        assertThat(parkedReason()).startsWith("RecordTooLargeException");
    }

    @Test
    void whenItIsTooLargeForTheProducer() {
        fixture.commit(List.of(
                fixture.message("key", 1),
                OutboxMessage.of(fixture.topic, "key", "huge", "x".repeat(2_000_000)),
                fixture.message("key", 3)));
        fixture.startRelay(Map.of());

        awaitParked(1);
        await().untilAsserted(() ->
                assertThat(fixture.reader.firstArrivals().get("key")).containsExactly("1", "3"));
    }

    @Test
    void andComesAgainOnceTheBrokerTakesIt() {
        fixture.commit(List.of(large("2"), small(3)));
        fixture.startRelay(Map.of());
        awaitParked(1);

        fixture.broker.changeTopic(narrow, "max.message.bytes", "100000");
        assertThat(replay(parkedId())).isTrue();
        try (TopicReader reader = new TopicReader(narrow, 1)) {
            await().untilAsserted(() -> assertThat(reader.all())
                    .extracting(ConsumerRecord::value)
                    .containsExactly("3", "2".repeat(30_000)));
        }
        assertThat(fixture.depth().parked()).isZero();
        assertThat(replay(Long.MAX_VALUE)).isFalse();
    }

    @Test
    void whenItsTopicDoesNotExistYet() {
        String missing = fixture.broker.nameOfNone();
        fixture.commit(List.of(OutboxMessage.of(missing, "key", "1", "1"), fixture.message("key", 1)));
        fixture.startRelay(Map.of("continuo.outbox.metadata-timeout", "PT0.5S"));

        await().untilAsserted(() -> assertThat(fixture.reader.all()).hasSize(1));
        assertThat(fixture.depth().waiting()).isEqualTo(1);
        fixture.broker.createTopic(missing, 1, Map.of());
        await().untilAsserted(() -> assertThat(fixture.depth().waiting()).isZero());
    }

    private OutboxMessage small(int number) {
        return OutboxMessage.of(narrow, "key", "narrow-" + number, Integer.toString(number));
    }

    private OutboxMessage large(String digit) {
        return OutboxMessage.of(narrow, "key", "narrow-large", digit.repeat(30_000));
    }

    private void awaitParked(int count) {
        await().untilAsserted(() -> {
            assertThat(fixture.depth().parked()).isEqualTo(count);
            assertThat(fixture.depth().waiting()).isZero();
        });
    }

    private boolean replay(long id) {
        return fixture.inTransaction(tx -> new ParkedMessages().replay(tx, id));
    }

    private long parkedId() {
        return OutboxFixture.now(
                        fixture.pool.query("SELECT id FROM outbox_parked").execute())
                .iterator()
                .next()
                .getLong(0);
    }

    private String parkedReason() {
        return OutboxFixture.now(
                        fixture.pool.query("SELECT reason FROM outbox_parked").execute())
                .iterator()
                .next()
                .getString(0);
    }
}
