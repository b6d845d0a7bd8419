package io.continuo.interaction.people;

import io.continuo.events.Identifier;
import io.continuo.events.IdentifierMapped;
import io.continuo.interaction.inbox.Batches;
import io.continuo.interaction.inbox.Received;
import io.continuo.interaction.privacy.ErasedIdentifiers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Follows the map of identity-service. */
@ApplicationScoped
class IdentityNews {

    private final Batches batches;
    private final IdentityMap map;
    private final ErasedIdentifiers erased;

    IdentityNews(Batches batches, IdentityMap map, ErasedIdentifiers erased) {
        this.batches = batches;
        this.map = map;
        this.erased = erased;
    }

    @Incoming("identities")
    Uni<Void> receive(ConsumerRecords<String, String> polled) {
        return batches.apply(polled, IdentifierMapped.class, this::apply);
    }

    /** Of several messages about one identifier only the last one counts; tombstones only clean the log. */
    private Uni<Void> apply(List<Received<IdentifierMapped>> messages) {
        Map<Identifier, IdentifierMapped> changes = new HashMap<>();
        for (Received<IdentifierMapped> message : messages) {
            IdentifierMapped change = message.value();
            if (change != null) {
                changes.merge(change.identifier(), change, IdentityNews::newer);
            }
        }
        return erased.among(changes.keySet())
                .map(known -> changes.values().stream()
                        .filter(change -> !known.covers(change.identifier(), change.at()))
                        .toList())
                .chain(map::apply);
    }

    private static IdentifierMapped newer(IdentifierMapped one, IdentifierMapped other) {
        return one.version() > other.version() ? one : other;
    }
}
