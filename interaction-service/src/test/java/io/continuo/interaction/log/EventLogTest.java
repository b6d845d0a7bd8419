package io.continuo.interaction.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** What one event had to wait for in vain, the next does not wait for again. */
class EventLogTest {

    private final AtomicInteger asked = new AtomicInteger();

    private UniAssertSubscriber<Void> append(Refusal refusal) {
        MockProducer<String, String> producer =
                new MockProducer<>(true, null, new StringSerializer(), new StringSerializer()) {
                    @Override
                    public Future<RecordMetadata> send(ProducerRecord<String, String> kafka, Callback callback) {
                        return asked.incrementAndGet() < 4 ? super.send(kafka, callback) : refusal.of(callback);
                    }
                };
        EventLog log = new EventLog(producer, new Promptness(new SimpleMeterRegistry()), Optional.empty());
        List<OutgoingEvent> events = IntStream.range(0, 100)
                .mapToObj(i -> new OutgoingEvent(Topics.TOUCHPOINTS, "k" + i, "i" + i, "{}", Map.of()))
                .toList();
        return log.append(events).subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    /** How the producer says that it could not take a record. */
    private interface Refusal {

        Future<RecordMetadata> of(Callback callback);
    }

    @Test
    void aHundredEventsWaitForTheMetadataOnce() {
        append(callback -> {
                    TimeoutException late = new TimeoutException("no metadata");
                    callback.onCompletion(null, late);
                    return CompletableFuture.failedFuture(late);
                })
                .assertFailedWith(BrokerUnavailable.class);
        assertThat(asked).hasValue(4);
    }

    @Test
    void aHundredEventsWaitForRoomInTheBufferOnce() {
        append(callback -> {
                    throw new TimeoutException("no room");
                })
                .assertFailedWith(BrokerUnavailable.class);
        assertThat(asked).hasValue(4);
    }
}
