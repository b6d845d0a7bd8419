package io.continuo.identity.customer;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.identity.Rows;
import io.continuo.identity.consent.ConsentView;
import io.continuo.identity.consent.Consents;
import io.continuo.identity.graph.Directory;
import io.continuo.identity.graph.Nodes;
import io.continuo.identity.graph.SealedIdentifiers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Puts customers together from all that is known of their base customers. */
@Singleton
public class Profiles {

    static final int MOST_IDENTIFIERS = 200;

    /** The version comes first, so that it is never newer than what is shown under it. */
    private static final String MEMBERS = """
            SELECT id, created_at, version FROM customers WHERE id = $1
            UNION ALL
            SELECT id, created_at, version FROM customers WHERE current = $1 AND id <> current
            """;

    private static final String IDENTIFIERS = """
            SELECT type, value, customer_id FROM identifiers
            WHERE customer_id = ANY ($1) AND type <> 'source_record' ORDER BY created_at, id LIMIT $2
            """;

    private record Member(CustomerId id, Instant createdAt, long version) {}

    private final Directory directory;
    private final SealedIdentifiers identifiers;
    private final Traits traits;
    private final Profiling profiling;
    private final Consents consents;

    Profiles(
            Directory directory, SealedIdentifiers identifiers, Traits traits, Profiling profiling, Consents consents) {
        this.directory = directory;
        this.identifiers = identifiers;
        this.traits = traits;
        this.profiling = profiling;
        this.consents = consents;
    }

    /** By an id the customer has or had, given as {@link Identifier#ofCustomer}, or by any other identifier. */
    public Uni<Optional<CustomerView>> find(SqlClient client, Identifier identifier) {
        return directory
                .customerOf(client, identifier)
                .chain(customer -> customer.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : read(client, customer.get()).map(Optional::of));
    }

    /** A customer with all words on it. */
    record Spoken(CustomerId customer, List<Word> words) {}

    /** As {@link #find}, what was said about the customer, latest first. */
    Uni<Optional<Spoken>> said(SqlClient client, Identifier identifier) {
        return directory
                .customerOf(client, identifier)
                .chain(customer -> customer.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : said(client, customer.get()).map(Optional::of));
    }

    private Uni<Spoken> said(SqlClient client, CustomerId customer) {
        return client.preparedQuery(MEMBERS)
                .execute(Tuple.of(Nodes.of(customer)))
                .map(rows -> Rows.list(rows, row -> member(row).id()))
                .chain(bases -> traits.of(client, bases))
                .map(words -> new Spoken(customer, words));
    }

    /** Two customers that exist, in this order. */
    public Uni<List<CustomerView>> both(SqlClient client, CustomerId one, CustomerId other) {
        return existing(client, one).chain(first -> existing(client, other).map(second -> List.of(first, second)));
    }

    private Uni<CustomerView> existing(SqlClient client, CustomerId customer) {
        return find(client, Identifier.ofCustomer(customer)).map(Optional::orElseThrow);
    }

    private Uni<CustomerView> read(SqlClient client, CustomerId customer) {
        return client.preparedQuery(MEMBERS)
                .execute(Tuple.of(Nodes.of(customer)))
                .map(rows -> Rows.list(rows, Profiles::member))
                .chain(members -> read(client, customer, members));
    }

    private Uni<CustomerView> read(SqlClient client, CustomerId customer, List<Member> members) {
        List<CustomerId> bases = members.stream().map(Member::id).sorted().toList();
        Member oldest = members.stream()
                .filter(member -> member.id().equals(customer))
                .findFirst()
                .orElseThrow();
        List<CustomerId> superseded =
                bases.stream().filter(base -> !base.equals(customer)).toList();
        return Uni.combine()
                .all()
                .unis(
                        identifiers(client, bases),
                        traits.of(client, bases).map(profiling::shown),
                        consents.of(client, customer))
                .with((named, known, decided) -> new CustomerView(
                        customer,
                        superseded,
                        named,
                        known,
                        ConsentView.of(decided),
                        oldest.createdAt(),
                        oldest.version()));
    }

    private Uni<List<Identifier>> identifiers(SqlClient client, List<CustomerId> bases) {
        UUID[] ids = bases.stream().map(Nodes::of).toArray(UUID[]::new);
        return client.preparedQuery(IDENTIFIERS)
                .execute(Tuple.of(ids, MOST_IDENTIFIERS))
                .chain(rows -> identifiers.open(client, rows, (identifier, row) -> identifier))
                .map(found -> found.stream().sorted().toList());
    }

    private static Member member(Row row) {
        return new Member(Nodes.customer(row.getUUID("id")), Rows.instant(row, "created_at"), row.getLong("version"));
    }
}
