package io.continuo.interaction.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.WriteConcernError;
import io.continuo.events.EventJson;
import io.continuo.events.PrivacyReceipt;
import io.opentelemetry.api.OpenTelemetry;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

/** What is a message's own fault is parked; what is nobody's fault is tried again. */
class BatchesTest {

    private static final RuntimeException NOT_BY_ENOUGH = new MongoBulkWriteException(
            BulkWriteResult.unacknowledged(),
            List.of(),
            new WriteConcernError(64, "WriteConcernTimeout", "waiting for replication timed out", new BsonDocument()),
            new ServerAddress(),
            Set.of());

    private final List<String> parked = new ArrayList<>();
    private final List<String> applied = new ArrayList<>();

    @SuppressWarnings("DataFlowIssue")
    private final ParkedMessages parking = new ParkedMessages(null, null) {
        @Override
        Uni<Void> park(List<Unreadable> messages) {
            messages.forEach(message -> parked.add(message.message().key()));
            return Uni.createFrom().voidItem();
        }
    };

    private void apply(Function<List<Received<PrivacyReceipt>>, Uni<Void>> apply) {
        new Batches(parking, new ConsumerSpans(OpenTelemetry.noop()))
                .apply(polled("a", "b"), PrivacyReceipt.class, apply)
                .await()
                .atMost(Duration.ofSeconds(5));
    }

    private Uni<Void> take(List<Received<PrivacyReceipt>> messages) {
        messages.forEach(message -> applied.add(message.key()));
        return Uni.createFrom().voidItem();
    }

    @Test
    void whatNotEnoughOfTheStoreHasIsWrittenAgainAndNothingIsParked() {
        List<RuntimeException> failures = new ArrayList<>(List.of(NOT_BY_ENOUGH, NOT_BY_ENOUGH));
        apply(messages -> failures.isEmpty() ? take(messages) : Uni.createFrom().failure(failures.removeFirst()));

        assertThat(applied).containsExactly("a", "b");
        assertThat(parked).isEmpty();
    }

    @Test
    void onlyTheOneThatCannotBeAppliedIsParked() {
        apply(messages -> messages.stream().anyMatch(message -> message.key().equals("a"))
                ? Uni.createFrom().failure(new IllegalStateException("broken"))
                : take(messages));

        assertThat(applied).containsExactly("b");
        assertThat(parked).containsExactly("a");
    }

    private static ConsumerRecords<String, String> polled(String... keys) {
        String json = EventJson.write(
                new PrivacyReceipt("r", "interaction", PrivacyReceipt.State.DONE, Map.of(), Instant.EPOCH, null));
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        for (String key : keys) {
            records.add(new ConsumerRecord<>("topic", 0, records.size(), key, json));
        }
        return new ConsumerRecords<>(Map.of(new TopicPartition("topic", 0), records), Map.of());
    }
}
