package io.continuo.inventory.people;

import io.continuo.events.EventJson;
import io.continuo.events.Identifier;
import io.continuo.events.IdentifierMapped;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Follows the map of identity-service; what was learnt once changes nothing when it comes again. */
@ApplicationScoped
class IdentityNews {

    private static final Logger LOG = Logger.getLogger(IdentityNews.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration SLOWEST_RETRY = Duration.ofSeconds(10);

    private final People people;

    IdentityNews(People people) {
        this.people = people;
    }

    /** News wait for the database as long as it takes. Tombstones only clean the log. */
    @Incoming("identities")
    Uni<Void> receive(ConsumerRecords<String, @Nullable String> polled) {
        Map<Identifier, IdentifierMapped> newest = new HashMap<>();
        for (ConsumerRecord<String, @Nullable String> message : polled) {
            read(message).ifPresent(mapped -> newest.merge(mapped.identifier(), mapped, IdentityNews::newer));
        }
        if (newest.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return people.learn(newest.values())
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "identity news wait; cause=%s", failure.getClass().getSimpleName()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_RETRY, SLOWEST_RETRY)
                .indefinitely();
    }

    private static IdentifierMapped newer(IdentifierMapped one, IdentifierMapped other) {
        return one.version() > other.version() ? one : other;
    }

    private static Optional<IdentifierMapped> read(ConsumerRecord<String, @Nullable String> message) {
        String value = message.value();
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(EventJson.read(value, IdentifierMapped.class));
        } catch (UncheckedIOException e) {
            LOG.errorf("identity news unreadable; partition=%d offset=%d", message.partition(), message.offset());
            return Optional.empty();
        }
    }
}
