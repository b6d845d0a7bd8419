package io.continuo.interaction.permission;

import io.continuo.events.CustomerEvent;
import io.continuo.events.CustomerEvent.ContactRulesChanged;
import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
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

/** Follows what customers decide and wish about contact; everything else about customers comes with the map. */
@ApplicationScoped
class CustomerNews {

    private final Batches batches;
    private final ContactBook book;
    private final ErasedIdentifiers erased;

    CustomerNews(Batches batches, ContactBook book, ErasedIdentifiers erased) {
        this.batches = batches;
        this.book = book;
        this.erased = erased;
    }

    @Incoming("customers")
    Uni<Void> receive(ConsumerRecords<String, String> polled) {
        return batches.apply(polled, CustomerEvent.class, this::apply);
    }

    private Uni<Void> apply(List<Received<CustomerEvent>> messages) {
        Map<CustomerId, ContactRulesChanged> last = new HashMap<>();
        for (Received<CustomerEvent> message : messages) {
            if (message.value() instanceof ContactRulesChanged told) {
                last.merge(told.customerId(), told, CustomerNews::newer);
            }
        }
        List<Identifier> customers =
                last.keySet().stream().map(Identifier::ofCustomer).toList();
        return erased.among(customers)
                .map(gone -> last.values().stream()
                        .filter(told -> !gone.covers(Identifier.ofCustomer(told.customerId()), told.at()))
                        .toList())
                .chain(book::keep);
    }

    private static ContactRulesChanged newer(ContactRulesChanged one, ContactRulesChanged other) {
        return one.version() > other.version() ? one : other;
    }
}
