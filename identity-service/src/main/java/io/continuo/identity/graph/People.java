package io.continuo.identity.graph;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.identity.LostRace;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the person behind an identifier, whole: every base customer that is one person now.
 *
 * <p>An identifier that is marked as shared (the tablet of a shop, the line of a household) is several people's. It
 * names no person, so nobody is found by it; and of the people who use it none takes it along when it is forgotten: the
 * identifier stays, without that person's claim to it.
 */
@Singleton
public class People {

    /** Who was found. */
    public sealed interface Search {

        /** @param base the base customer that has what was asked by */
        record One(Person person, CustomerId base) implements Search {}

        record Nobody() implements Search {}

        /** Several people's, nobody knows whose. */
        record Shared() implements Search {}
    }

    private static final String IDENTIFIERS =
            "SELECT type, value, customer_id, shared FROM identifiers WHERE customer_id = ANY ($1)";

    private record Held(Identifier identifier, boolean shared) {}

    private final Graphs graphs;
    private final CustomerLock lock;
    private final SealedIdentifiers identifiers;
    private final GraphWriter writer;
    private final RuleBook rules;

    People(Graphs graphs, CustomerLock lock, SealedIdentifiers identifiers, GraphWriter writer, RuleBook rules) {
        this.graphs = graphs;
        this.lock = lock;
        this.identifiers = identifiers;
        this.writer = writer;
        this.rules = rules;
    }

    /**
     * Locks the person who has the identifier, or the id, now. Fails with {@code customer-erased} for the id of a
     * customer that was erased.
     */
    public Uni<Search> hold(SqlConnection tx, Identifier wanted) {
        return graphs.find(tx, List.of(wanted)).chain(found -> {
            if (!found.erased().isEmpty()) {
                throw Directory.erased();
            }
            Optional<Placement> placement = found.placements().stream().findFirst();
            return placement.isEmpty()
                    ? Uni.createFrom().item(new Search.Nobody())
                    : rules.rules(tx)
                            .chain(now -> placement.get().shared()
                                            || now.alwaysShared().test(wanted)
                                    ? Uni.createFrom().item(new Search.Shared())
                                    : hold(tx, wanted, placement.get().base()));
        });
    }

    /** The identifier may have moved away while its customer was waited for. */
    private Uni<Search> hold(SqlConnection tx, Identifier wanted, CustomerId base) {
        return lock.holdBase(tx, base)
                .call(held -> graphs.find(tx, List.of(wanted))
                        .invoke(found -> LostRace.unless(found.customers().equals(Set.of(held.customer())))))
                .chain(held -> person(tx, held.customer(), held.bases()))
                .map(person -> new Search.One(person, base));
    }

    /** The person a base customer belongs to now, unlocked; empty where it was erased. */
    public Uni<Optional<Person>> find(SqlClient client, CustomerId base) {
        return graphs.find(client, List.of(Identifier.ofCustomer(base)))
                .chain(found -> found.customers().isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : lock.read(client, found.customers().iterator().next())
                                .chain(held -> person(
                                        client,
                                        held.orElseThrow().customer(),
                                        held.orElseThrow().bases()))
                                .map(Optional::of));
    }

    private Uni<Person> person(SqlClient client, CustomerId customer, Set<CustomerId> bases) {
        return held(client, bases).map(all -> {
            List<Identifier> own = all.stream()
                    .filter(held -> !held.shared())
                    .map(Held::identifier)
                    .sorted()
                    .toList();
            // Nothing but shared ones, asked for by its id: it is the carrier itself that is meant.
            List<Identifier> meant =
                    own.isEmpty() ? all.stream().map(Held::identifier).sorted().toList() : own;
            return new Person(customer, bases.stream().sorted().toList(), meant);
        });
    }

    private Uni<List<Held>> held(SqlClient client, Collection<CustomerId> bases) {
        return rules.rules(client)
                .chain(now -> client.preparedQuery(IDENTIFIERS)
                        .execute(Tuple.of(Graphs.uuids(bases)))
                        .chain(rows -> identifiers.open(
                                client,
                                rows,
                                (identifier, row) -> new Held(
                                        identifier,
                                        row.getBoolean("shared")
                                                || now.alwaysShared().test(identifier)))));
    }

    /** Gives shared identifiers that are placed with the person, who is held, a customer of their own. */
    public Uni<Void> leaveSharedBehind(SqlConnection tx, Person person, Instant at) {
        return held(tx, person.bases()).chain(all -> {
            List<Identifier> shared = all.stream()
                    .filter(Held::shared)
                    .map(Held::identifier)
                    .filter(identifier -> !person.identifiers().contains(identifier))
                    .toList();
            return shared.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : graphs.find(tx, shared)
                            .chain(found -> graphs.load(tx, found, found.customers()))
                            .chain(graph -> leaveBehind(tx, graph, shared, at));
        });
    }

    private Uni<Void> leaveBehind(SqlConnection tx, Neighbourhood graph, List<Identifier> shared, Instant at) {
        Evidence evidence = new Evidence(Rule.SHARED, "privacy", null, at);
        shared.forEach(identifier -> graph.share(identifier, evidence));
        return writer.save(tx, graph);
    }
}
