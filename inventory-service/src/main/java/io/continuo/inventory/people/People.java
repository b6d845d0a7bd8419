package io.continuo.inventory.people;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.events.IdentifierMapped;
import io.continuo.events.IdentifierType;
import io.continuo.events.LogKeys;
import io.continuo.inventory.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** The map of identity-service as far as reservations need it. Identifiers are kept by their digest alone. */
@Singleton
public class People {

    /** Ids that were erased are never used again, so nothing is learnt about them from news that come late. */
    private static final String LEARN_ALIASES = """
            INSERT INTO customer_alias (customer_id, current, version)
            SELECT n.customer, n.current, n.version FROM unnest($1::text[], $2::text[], $3::bigint[])
                AS n(customer, current, version)
            WHERE NOT EXISTS (SELECT FROM erased_customer e WHERE e.id_hash IN (
                sha256(convert_to(n.customer, 'UTF8')), sha256(convert_to(n.current, 'UTF8'))))
            ON CONFLICT (customer_id) DO UPDATE SET current = EXCLUDED.current, version = EXCLUDED.version
            WHERE customer_alias.version < EXCLUDED.version
            """;

    private static final String LEARN_OWNERS = """
            INSERT INTO identifier_owner (subject, customer_id, version)
            SELECT n.subject, n.customer, n.version FROM unnest($1::text[], $2::text[], $3::bigint[])
                AS n(subject, customer, version)
            WHERE NOT EXISTS (SELECT FROM erased_customer e WHERE e.id_hash = sha256(convert_to(n.customer, 'UTF8')))
            ON CONFLICT (subject) DO UPDATE SET customer_id = EXCLUDED.customer_id, version = EXCLUDED.version
            WHERE identifier_owner.version < EXCLUDED.version
            """;

    private static final String OWNER = "SELECT customer_id FROM identifier_owner WHERE subject = $1";

    private static final String FORGET_ALIASES =
            "DELETE FROM customer_alias WHERE customer_id = ANY($1) OR current = ANY($1)";

    private static final String FORGET_OWNERS =
            "DELETE FROM identifier_owner WHERE customer_id = ANY($1) OR subject = ANY($2)";

    private final Transactions transactions;

    People(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Whom the identifier names now; empty where nobody said. */
    public Uni<Optional<CustomerId>> owner(Identifier identifier) {
        return transactions.read(client -> client.preparedQuery(OWNER)
                .execute(Tuple.of(LogKeys.subject(identifier)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(row -> new CustomerId(row.getString("customer_id")))));
    }

    /** Forgets everything about these customers and identifiers. */
    public Uni<Void> forget(SqlConnection tx, Collection<CustomerId> customers, Collection<Identifier> identifiers) {
        String[] ids = customers.stream().map(CustomerId::value).toArray(String[]::new);
        String[] subjects = identifiers.stream().map(LogKeys::subject).toArray(String[]::new);
        return tx.preparedQuery(FORGET_ALIASES)
                .execute(Tuple.of((Object) ids))
                .chain(() -> tx.preparedQuery(FORGET_OWNERS).execute(Tuple.of(ids, subjects)))
                .replaceWithVoid();
    }

    /** @param news of one identifier at most one, the newest; older ones than known change nothing */
    Uni<Void> learn(Collection<IdentifierMapped> news) {
        List<IdentifierMapped> aliases =
                news.stream().filter(People::isAboutCustomer).toList();
        List<IdentifierMapped> owners =
                news.stream().filter(mapped -> !isAboutCustomer(mapped)).toList();
        return transactions.write(tx -> learn(
                        tx,
                        LEARN_ALIASES,
                        aliases,
                        mapped -> mapped.identifier().value())
                .chain(() -> learn(tx, LEARN_OWNERS, owners, mapped -> LogKeys.subject(mapped.identifier()))));
    }

    private static Uni<Void> learn(
            SqlConnection tx, String statement, List<IdentifierMapped> news, Function<IdentifierMapped, String> name) {
        if (news.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(statement)
                .execute(Tuple.of(
                        news.stream().map(name).toArray(String[]::new),
                        news.stream().map(mapped -> mapped.customerId().value()).toArray(String[]::new),
                        news.stream().map(IdentifierMapped::version).toArray(Long[]::new)))
                .replaceWithVoid();
    }

    private static boolean isAboutCustomer(IdentifierMapped mapped) {
        return mapped.identifier().type().equals(IdentifierType.CUSTOMER_ID);
    }
}
