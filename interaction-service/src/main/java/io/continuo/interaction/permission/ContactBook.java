package io.continuo.interaction.permission;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.continuo.events.CustomerEvent.ContactRulesChanged;
import io.continuo.events.CustomerId;
import io.continuo.events.EventJson;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import io.quarkus.mongodb.FindOptions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;

/** What identity-service told last of each customer's decisions and wishes about contact: one document each. */
@ApplicationScoped
class ContactBook {

    private static final String VERSION = "version";
    private static final String RULES = "rules";

    private final Store store;

    ContactBook(Store store) {
        this.store = store;
    }

    /** Those of these customers of whom something was told. */
    Uni<List<ContactRulesChanged>> of(Collection<CustomerId> customers) {
        return store.on(Shelf.CONTACT_RULES)
                .find(in("_id", ids(customers)))
                .map(row -> EventJson.read(row.getString(RULES), ContactRulesChanged.class))
                .collect()
                .asList();
    }

    /** At most one per customer; one that is older than what is known is ignored. */
    Uni<Void> keep(Collection<ContactRulesChanged> rules) {
        return versions(rules.stream().map(ContactRulesChanged::customerId).toList())
                .map(known -> rules.stream()
                        .filter(told -> told.version()
                                > known.getOrDefault(told.customerId().value(), Long.MIN_VALUE))
                        .map(ContactBook::write)
                        .toList())
                .chain(writes -> store.write(Shelf.CONTACT_RULES, writes))
                .replaceWithVoid();
    }

    Uni<Void> forget(Collection<CustomerId> customers) {
        return store.on(Shelf.CONTACT_RULES)
                .deleteMany(in("_id", ids(customers)))
                .replaceWithVoid();
    }

    private Uni<Map<String, Long>> versions(List<CustomerId> customers) {
        FindOptions versions = new FindOptions().projection(Projections.include(VERSION));
        return store.on(Shelf.CONTACT_RULES)
                .find(in("_id", ids(customers)), versions)
                .collect()
                .asList()
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> row.getString("_id"), row -> row.getLong(VERSION))));
    }

    private static UpdateOneModel<Document> write(ContactRulesChanged told) {
        return new UpdateOneModel<>(
                Store.all(eq(told.customerId().value()), lt(VERSION, told.version())),
                Updates.combine(Updates.set(VERSION, told.version()), Updates.set(RULES, EventJson.write(told))),
                new UpdateOptions().upsert(true));
    }

    private static List<String> ids(Collection<CustomerId> customers) {
        return customers.stream().map(CustomerId::value).toList();
    }
}
