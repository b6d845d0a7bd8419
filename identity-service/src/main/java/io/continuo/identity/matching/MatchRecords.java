package io.continuo.identity.matching;

import io.continuo.events.CustomerId;
import io.continuo.identity.Rows;
import io.continuo.identity.graph.Nodes;
import io.continuo.identity.vault.Vault;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads records, and finds those that may be of the same person. */
@Singleton
class MatchRecords {

    /** Records of one customer that are looked at before it is linked. */
    static final int MOST_OF_CUSTOMER = 50;

    /** A record and one that has rare keys in common with it. */
    record Candidate(long record, long other) {}

    private static final String COLUMNS = """
            SELECT r.id, r.source, r.customer_id, r.person, r.revision, c.current
            FROM match_records r JOIN customers c ON c.id = r.customer_id
            """;

    private static final String BY_ID = COLUMNS + "WHERE r.id = ANY ($1) ORDER BY r.id";

    private static final String OF_CUSTOMERS = """
            WITH bases AS (
                SELECT id, current FROM customers WHERE id = ANY ($1)
                UNION ALL
                SELECT id, current FROM customers WHERE current = ANY ($1) AND id <> current)
            SELECT id, source, customer_id, person, revision, current FROM (
                SELECT r.*, b.current, row_number() OVER (PARTITION BY b.current ORDER BY r.id) AS place
                FROM bases b JOIN match_records r ON r.customer_id = b.id) AS ranked
            WHERE place <= $2
            """;

    /**
     * Blocks are read no further than the largest that is used, and those found larger only once. The rarer the keys in
     * common, the more they say: one that many have does not make a candidate by itself.
     */
    private static final String CANDIDATES = """
            WITH wanted AS (
                SELECT r.id AS record, key FROM match_records r, unnest(r.keys) AS key
                WHERE r.id = ANY ($1) AND NOT EXISTS (
                    SELECT FROM match_large_keys l WHERE l.hash = key AND l.size >= $2)),
            blocks AS MATERIALIZED (
                SELECT w.key, b.records, cardinality(b.records) AS size
                FROM (SELECT DISTINCT key FROM wanted) AS w CROSS JOIN LATERAL (
                    SELECT ARRAY(SELECT record FROM match_keys WHERE hash = w.key LIMIT $2 + 1) AS records) AS b),
            large AS (
                INSERT INTO match_large_keys AS l (hash, size)
                SELECT key, $2 FROM blocks WHERE size > $2 ORDER BY key
                ON CONFLICT (hash) DO UPDATE SET size = excluded.size WHERE l.size < excluded.size),
            ranked AS (
                SELECT w.record, other, sum(ln(5.0 * $2 / b.size)) AS weight, row_number() OVER (
                    PARTITION BY w.record ORDER BY sum(ln(5.0 * $2 / b.size)) DESC, other) AS place
                FROM wanted w JOIN blocks b ON b.key = w.key AND b.size BETWEEN 2 AND $2,
                    unnest(b.records) AS other
                WHERE other <> w.record
                GROUP BY w.record, other)
            SELECT record, other FROM ranked WHERE place <= $3 AND weight >= ln(25)
            """;

    private static final String TERMS = "SELECT hash, number FROM match_terms WHERE hash = ANY ($1)";

    private static final String COUNT = """
            WITH counted AS (
                UPDATE match_records SET counted = true WHERE id = ANY ($1) AND NOT counted RETURNING terms)
            INSERT INTO match_terms AS t (hash, number)
            SELECT term, count(*) FROM counted, unnest(terms) AS term GROUP BY term ORDER BY term
            ON CONFLICT (hash) DO UPDATE SET number = t.number + excluded.number
            """;

    private static final String UNCOUNTED = "SELECT id FROM match_records WHERE NOT counted ORDER BY id LIMIT $1";

    private static final String RANDOM = """
            SELECT r.id FROM (
                SELECT floor(random() * (SELECT max(id) FROM match_records))::bigint AS start
                FROM generate_series(1, $1)) AS s
            CROSS JOIN LATERAL (SELECT id FROM match_records WHERE id > s.start ORDER BY id LIMIT 1) AS r
            GROUP BY r.id
            """;

    private static final String CLAIM = """
            UPDATE match_records SET claimed_until = $2 WHERE id IN (
                SELECT id FROM match_records WHERE turn = 'now' AND (claimed_until IS NULL OR claimed_until < $1)
                ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED)
            RETURNING id
            """;

    private static final String FINISH = """
            UPDATE match_records r SET turn = 'done', claimed_until = NULL, outcome = n.outcome, score = n.score
            FROM unnest($1::bigint[], $2::int[], $3::text[], $4::float8[]) AS n(id, revision, outcome, score)
            WHERE r.id = n.id AND r.revision = n.revision
            """;

    private final Vault vault;
    private final KeyedHashes hashes;

    MatchRecords(Vault vault, KeyedHashes hashes) {
        this.vault = vault;
        this.hashes = hashes;
    }

    /** Those that nobody is at and whose turn it is. */
    Uni<List<Long>> claim(SqlClient client, Instant now, Instant until, int most) {
        return client.preparedQuery(CLAIM)
                .execute(Tuple.of(Rows.time(now), Rows.time(until), most))
                .map(MatchRecords::ids);
    }

    Uni<List<MatchRecord>> load(SqlClient client, Collection<Long> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : client.preparedQuery(BY_ID).execute(Tuple.of(array(ids))).chain(rows -> open(client, rows));
    }

    Uni<List<MatchRecord>> ofCustomers(SqlClient client, Collection<CustomerId> customers) {
        UUID[] ids = customers.stream().map(Nodes::of).toArray(UUID[]::new);
        return ids.length == 0
                ? Uni.createFrom().item(List.of())
                : client.preparedQuery(OF_CUSTOMERS)
                        .execute(Tuple.of(ids, MOST_OF_CUSTOMER))
                        .chain(rows -> open(client, rows));
    }

    Uni<List<Candidate>> candidates(SqlClient client, Collection<Long> ids, int largestBlock, int most) {
        return client.preparedQuery(CANDIDATES)
                .execute(Tuple.of(array(ids), largestBlock, most))
                .map(rows -> Rows.list(rows, row -> new Candidate(row.getLong("record"), row.getLong("other"))));
    }

    /** Looks up how common the values of these people are. */
    Uni<Terms> terms(SqlClient client, Collection<MatchRecord> records) {
        Long[] wanted = Stream.concat(
                        Terms.always(hashes).stream(),
                        records.stream().flatMap(record -> Terms.toLookUp(hashes, record.person()).stream()))
                .distinct()
                .toArray(Long[]::new);
        Terms terms = new Terms(hashes);
        return client.preparedQuery(TERMS)
                .execute(Tuple.of(wanted))
                .invoke(rows -> rows.forEach(row -> terms.put(row.getLong("hash"), row.getLong("number"))))
                .replaceWith(terms);
    }

    /** How many records are counted. */
    Uni<Long> known(SqlClient client) {
        return terms(client, List.of()).map(Terms::records);
    }

    /** Counts the values of those that were not counted yet. */
    Uni<Void> count(SqlClient client, Collection<Long> ids) {
        return client.preparedQuery(COUNT).execute(Tuple.of(array(ids))).replaceWithVoid();
    }

    Uni<List<Long>> uncounted(SqlClient client, int most) {
        return client.preparedQuery(UNCOUNTED).execute(Tuple.of(most)).map(MatchRecords::ids);
    }

    /** Some of all records. */
    Uni<List<Long>> random(SqlClient client, int number) {
        return client.preparedQuery(RANDOM).execute(Tuple.of(number)).map(MatchRecords::ids);
    }

    /** Those that have changed meanwhile keep their turn. */
    Uni<Void> finish(SqlClient client, List<Finding> findings) {
        Tuple columns = Tuple.of(
                findings.stream().map(finding -> finding.record().id()).toArray(Long[]::new),
                findings.stream().map(finding -> finding.record().revision()).toArray(Integer[]::new),
                Rows.texts(findings, finding -> finding.kind().text()),
                findings.stream().map(Finding::score).toArray(Double[]::new));
        return client.preparedQuery(FINISH).execute(columns).replaceWithVoid();
    }

    private Uni<List<MatchRecord>> open(SqlClient client, RowSet<Row> rows) {
        Set<CustomerId> bases = Rows.stream(rows)
                .map(row -> Nodes.customer(row.getUUID("customer_id")))
                .collect(Collectors.toUnmodifiableSet());
        return vault.keyring(client, bases)
                .map(keys -> Rows.stream(rows)
                        .flatMap(row -> keys
                                .find(Nodes.customer(row.getUUID("customer_id")))
                                .map(key -> record(row, SealedPerson.open(key, Rows.bytes(row, "person"))))
                                .stream())
                        .toList());
    }

    private static MatchRecord record(Row row, SealedPerson opened) {
        return new MatchRecord(
                row.getLong("id"),
                new RecordKey(row.getString("source"), opened.sourceId()),
                Nodes.customer(row.getUUID("customer_id")),
                Nodes.customer(row.getUUID("current")),
                opened.person(),
                row.getInteger("revision"));
    }

    private static List<Long> ids(RowSet<Row> rows) {
        return Rows.list(rows, row -> row.getLong("id"));
    }

    private static Long[] array(Collection<Long> ids) {
        return ids.toArray(Long[]::new);
    }
}
