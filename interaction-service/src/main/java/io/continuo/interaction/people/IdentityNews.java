package io.continuo.interaction.people;

import io.continuo.events.IdentifierMapped;
import io.continuo.interaction.inbox.Batches;
import io.continuo.interaction.inbox.Received;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Follows the map of identity-service. */
@ApplicationScoped
class IdentityNews {

    private final Batches batches;
    private final IdentityMap map;
    private final List<Forgetting> keepers;

    IdentityNews(Batches batches, IdentityMap map, @All List<Forgetting> keepers) {
        this.batches = batches;
        this.map = map;
        this.keepers = keepers;
    }

    @Incoming("identities")
    Uni<Void> receive(ConsumerRecords<String, String> polled) {
        return batches.apply(polled, IdentifierMapped.class, this::apply);
    }

    /** Of several messages about one identifier only the last one counts. */
    private Uni<Void> apply(List<Received<IdentifierMapped>> messages) {
        Map<String, IdentifierMapped> changes = new HashMap<>();
        Set<String> forgotten = new HashSet<>();
        for (Received<IdentifierMapped> message : messages) {
            IdentifierMapped change = message.value();
            if (change == null) {
                changes.remove(message.key());
                forgotten.add(message.key());
            } else {
                forgotten.remove(message.key());
                changes.merge(message.key(), change, IdentityNews::newer);
            }
        }
        return map.apply(changes.values()).chain(() -> forget(forgotten));
    }

    private Uni<Void> forget(Collection<String> identifiers) {
        if (identifiers.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Multi.createFrom()
                .iterable(keepers)
                .onItem()
                .transformToUniAndConcatenate(keeper -> keeper.forget(identifiers))
                .onItem()
                .ignoreAsUni()
                .chain(() -> map.forget(identifiers));
    }

    private static IdentifierMapped newer(IdentifierMapped one, IdentifierMapped other) {
        return one.version() > other.version() ? one : other;
    }
}
