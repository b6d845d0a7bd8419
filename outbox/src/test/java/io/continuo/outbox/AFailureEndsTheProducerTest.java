package io.continuo.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AFailureEndsTheProducerTest {

    private static final OutboxRow ROW = new OutboxRow(1, "topic", "key", "payload", Map.of("id", "1"));

    private final List<MockProducer<String, @Nullable String>> producers = new ArrayList<>();
    private final KafkaSender sender = new KafkaSender(Runnable::run, this::producer);

    @Test
    void soThatNothingBehindTheFailedOneOvertakesIt() {
        CompletableFuture<List<Delivery>> sent = begin(ROW, ROW, ROW);
        producers.getFirst().completeNext();
        producers.getFirst().errorNext(new TimeoutException("no answer"));
        producers.getFirst().errorNext(new TimeoutException("closed"));

        assertThat(sent)
                .isCompletedWithValue(List.of(
                        new Delivery.Acknowledged(),
                        new Delivery.Failed("TimeoutException: no answer"),
                        new Delivery.Abandoned()));
        assertThat(producers.getFirst().closed()).isTrue();
    }

    @Test
    void andTheNextRoundBeginsWithAnother() {
        CompletableFuture<List<Delivery>> failed = begin(ROW);
        producers.getFirst().errorNext(new TimeoutException("no answer"));
        CompletableFuture<List<Delivery>> again = begin(ROW);
        producers.getLast().completeNext();

        assertThat(failed).isCompleted();
        assertThat(producers).hasSize(2);
        assertThat(again).isCompletedWithValue(List.of(new Delivery.Acknowledged()));
    }

    @Test
    void butARefusedRecordLetsTheOthersPass() {
        CompletableFuture<List<Delivery>> sent = begin(ROW, ROW);
        producers.getFirst().errorNext(new RecordTooLargeException("too large"));
        producers.getFirst().completeNext();

        assertThat(sent)
                .isCompletedWithValue(List.of(
                        new Delivery.Refused("RecordTooLargeException: too large"), new Delivery.Acknowledged()));
        assertThat(producers.getFirst().closed()).isFalse();
    }

    @Test
    void headersGoAlong() {
        assertThat(begin(ROW)).isNotDone();
        ProducerRecord<String, @Nullable String> record =
                producers.getFirst().history().getFirst();
        assertThat(record.headers().lastHeader("id").value()).asString().isEqualTo("1");
    }

    private CompletableFuture<List<Delivery>> begin(OutboxRow... rows) {
        return sender.send(List.of(rows)).subscribeAsCompletionStage();
    }

    private MockProducer<String, @Nullable String> producer() {
        MockProducer<String, @Nullable String> producer =
                new MockProducer<>(false, new RoundRobinPartitioner(), new StringSerializer(), new StringSerializer());
        producers.add(producer);
        return producer;
    }
}
