package io.continuo.interaction.people;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.events.IdentifierMapped;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.Document;

/**
 * Identifier to customer, as identity-service published it last, and back.
 *
 * <p>The map is one document per identifier and alone decides. A customer's list of identifiers may hold more than its
 * own for a moment, never less, so every reading of it is checked against the map.
 */
@ApplicationScoped
public class IdentityMap {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final Store store;

    IdentityMap(Store store) {
        this.store = store;
    }

    /** The customers of these identifiers; an identifier nobody has is not in the answer. */
    public Uni<Map<Identifier, CustomerId>> customersOf(Collection<Identifier> identifiers) {
        List<String> keys = identifiers.stream().map(Identifier::key).distinct().toList();
        return entries(keys)
                .map(entries -> entries.stream()
                        .collect(Collectors.toMap(entry -> Identifier.parse(entry.key()), Entry::customer)));
    }

    /** Whoever this id stands for now; empty when it is unknown or forgotten. */
    public Uni<Optional<Person>> person(CustomerId id) {
        return Uni.combine()
                .all()
                .unis(entries(List.of(Identifier.ofCustomer(id).key())), listed(id))
                .asTuple()
                .chain(both -> both.getItem1().isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : survivor(both.getItem1().getFirst().customer(), id, both.getItem2())
                                .map(Optional::of));
    }

    /** At most one change per identifier; one that is older than what is known is ignored. */
    Uni<Void> apply(Collection<IdentifierMapped> changes) {
        List<String> keys =
                changes.stream().map(change -> change.identifier().key()).toList();
        return entries(keys).chain(known -> write(newer(changes, known), known));
    }

    /** Drops these identifiers, and what the customers of these ids had. */
    Uni<Void> forget(Collection<String> keys, Collection<CustomerId> customers) {
        return entries(keys)
                .chain(known -> store.write(
                        Shelf.CUSTOMERS, known.stream().map(Entry::leaving).toList()))
                .chain(() -> store.write(
                        Shelf.CUSTOMERS,
                        customers.stream()
                                .map(id -> new DeleteOneModel<Document>(eq(id.value())))
                                .toList()))
                .chain(() -> store.write(
                        Shelf.IDENTITIES,
                        keys.stream()
                                .map(key -> new DeleteOneModel<Document>(eq(key)))
                                .toList()))
                .replaceWithVoid();
    }

    /** Those of the identifiers that are mapped, with the time since when. */
    Uni<Map<Identifier, Instant>> mappedSince(Collection<Identifier> identifiers) {
        return entries(identifiers.stream().map(Identifier::key).toList())
                .map(entries -> entries.stream()
                        .collect(Collectors.toMap(entry -> Identifier.parse(entry.key()), Entry::since)));
    }

    /** @param listed what is listed of the one who was asked for, who mostly is the survivor */
    private Uni<Person> survivor(CustomerId id, CustomerId asked, List<String> listed) {
        return (id.equals(asked) ? Uni.createFrom().item(listed) : listed(id))
                .chain(this::entries)
                .map(entries -> entries.stream()
                        .filter(entry -> entry.customer().equals(id))
                        .map(entry -> Identifier.parse(entry.key()))
                        .toList())
                .map(identifiers -> new Person(id, identifiers));
    }

    /** Identifiers the customer has, and a few more for a moment. */
    private Uni<List<String>> listed(CustomerId id) {
        return store.on(Shelf.CUSTOMERS)
                .find(eq(id.value()))
                .toUni()
                .map(document ->
                        document == null ? List.of() : document.getList("identifiers", String.class, List.of()));
    }

    private Uni<Void> write(List<IdentifierMapped> changes, List<Entry> known) {
        Map<String, CustomerId> now = changes.stream()
                .collect(Collectors.toMap(change -> change.identifier().key(), IdentifierMapped::customerId));
        List<UpdateOneModel<Document>> leavings = known.stream()
                .filter(entry ->
                        now.containsKey(entry.key()) && !now.get(entry.key()).equals(entry.customer()))
                .map(Entry::leaving)
                .toList();
        // The new customer's list first and the old one's last: in between the map decides.
        return store.write(
                        Shelf.CUSTOMERS,
                        changes.stream().map(IdentityMap::joining).toList())
                .chain(() -> store.write(
                        Shelf.IDENTITIES,
                        changes.stream().map(IdentityMap::mapping).toList()))
                .chain(() -> store.write(Shelf.CUSTOMERS, leavings))
                .replaceWithVoid();
    }

    private Uni<List<Entry>> entries(Collection<String> keys) {
        return store.on(Shelf.IDENTITIES)
                .find(in("_id", keys))
                .map(Entry::from)
                .collect()
                .asList();
    }

    private static List<IdentifierMapped> newer(Collection<IdentifierMapped> changes, List<Entry> known) {
        Map<String, Long> versions = known.stream().collect(Collectors.toMap(Entry::key, Entry::version));
        return changes.stream()
                .filter(change -> change.version()
                        > versions.getOrDefault(change.identifier().key(), Long.MIN_VALUE))
                .toList();
    }

    private static UpdateOneModel<Document> joining(IdentifierMapped change) {
        return new UpdateOneModel<>(
                eq(change.customerId().value()),
                Updates.addToSet("identifiers", change.identifier().key()),
                UPSERT);
    }

    private static UpdateOneModel<Document> mapping(IdentifierMapped change) {
        return new UpdateOneModel<>(
                Store.all(eq(change.identifier().key()), lt("version", change.version())),
                Updates.combine(
                        Updates.set("customer", change.customerId().value()),
                        Updates.set("version", change.version()),
                        Updates.set("since", Date.from(change.at()))),
                UPSERT);
    }

    /** One line of the map. */
    private record Entry(String key, CustomerId customer, long version, Instant since) {

        static Entry from(Document document) {
            return new Entry(
                    document.getString("_id"),
                    new CustomerId(document.getString("customer")),
                    document.getLong("version"),
                    document.getDate("since").toInstant());
        }

        UpdateOneModel<Document> leaving() {
            return new UpdateOneModel<>(eq(customer.value()), Updates.pull("identifiers", key));
        }
    }
}
