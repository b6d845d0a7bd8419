package io.continuo.interaction.inbox;

import io.continuo.events.Topic;
import io.continuo.events.Topics;
import io.continuo.interaction.store.Shelf;
import java.time.Instant;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A message that could not be applied.
 *
 * @param id where it lies: {@code topic-partition-offset}, with the deployment's prefix
 * @param reason the kind of failure
 */
record Parked(String id, @Nullable String key, @Nullable String message, String reason, Instant at) {

    static Parked from(Document row) {
        return new Parked(
                row.getString("_id"),
                row.getString("key"),
                row.getString("value"),
                row.getString("reason"),
                row.getDate(Shelf.AT).toInstant());
    }

    /** Empty for a topic that is none of the suite's. */
    Optional<Topic> topic() {
        return Topics.ALL.stream()
                .filter(topic -> id.contains(topic.name() + "-"))
                .findFirst();
    }
}
