package io.continuo.identity.graph;

import io.continuo.events.CustomerEvent;
import io.continuo.events.CustomerId;
import io.continuo.events.EventJson;
import io.continuo.events.Identifier;
import io.continuo.events.IdentifierMapped;
import io.continuo.events.LogKeys;
import io.continuo.identity.IdentityTopics;
import io.continuo.identity.Rows;
import io.continuo.outbox.OutboxMessage;
import io.continuo.outbox.ParkedMessages;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes what the graph has told of a person out of the log: one tombstone for each record, and word of the erasure. */
@Singleton
class ForgottenLog {

    private static final String MERGES = """
            SELECT id, survivor, kept FROM merges WHERE left_customer = ANY ($1) OR right_customer = ANY ($1)
            """;

    private final IdentityTopics topics;
    private final ParkedMessages parked;

    ForgottenLog(IdentityTopics topics, ParkedMessages parked) {
        this.topics = topics;
        this.parked = parked;
    }

    /** What the broker had refused for good, how many. */
    Uni<Integer> forgetParked(SqlConnection tx, Person person) {
        Set<String> subjects = Stream.concat(
                        person.named().stream().map(LogKeys::subject),
                        person.bases().stream()
                                .flatMap(base -> Stream.of(base.value(), LogKeys.subject(Identifier.ofCustomer(base)))))
                .collect(Collectors.toSet());
        return parked.forget(tx, subjects);
    }

    /** Its tombstones; the word that it was erased is the one record that remains, and holds an id. */
    Uni<List<OutboxMessage>> of(SqlConnection tx, Person person, Instant at) {
        return tx.preparedQuery(MERGES).execute(Tuple.of(person.baseIds())).map(merges -> {
            List<OutboxMessage> messages = new ArrayList<>();
            Stream.concat(person.named().stream(), person.bases().stream().map(Identifier::ofCustomer))
                    .map(identifier -> new IdentifierMapped(identifier, person.customer(), 0, at).logKey())
                    .forEach(key -> messages.add(tombstone(topics.identities(), key)));
            Rows.stream(merges).flatMap(row -> told(row, at)).forEach(messages::add);
            for (CustomerId base : person.bases()) {
                CustomerEvent erased = new CustomerEvent.CustomerErased(base, at);
                messages.add(taken(new CustomerEvent.CustomerCreated(base, at)));
                messages.add(OutboxMessage.of(
                        topics.customers(), erased.logKey(), "erased-" + base, EventJson.write(erased)));
            }
            return messages;
        });
    }

    /** That it was made and that it was undone was told with a reason, and reasons are words about people. */
    private Stream<OutboxMessage> told(Row merge, Instant at) {
        String id = merge.getUUID("id").toString();
        CustomerId survivor = Nodes.customer(merge.getUUID("survivor"));
        @Nullable UUID kept = merge.getUUID("kept");
        OutboxMessage merged = taken(new CustomerEvent.CustomersMerged(survivor, id, survivor, "", at));
        return kept == null
                ? Stream.of(merged)
                : Stream.of(
                        merged, taken(new CustomerEvent.CustomersUnmerged(Nodes.customer(kept), id, survivor, "", at)));
    }

    private OutboxMessage taken(CustomerEvent event) {
        return tombstone(topics.customers(), event.logKey());
    }

    private static OutboxMessage tombstone(String topic, String key) {
        return OutboxMessage.tombstone(topic, key, "forgotten-" + key);
    }
}
