package io.continuo.identity.matching;

import io.continuo.events.CustomerId;
import io.continuo.identity.LostRace;
import io.continuo.identity.Rows;
import io.continuo.identity.graph.Nodes;
import io.continuo.identity.vault.DataKey;
import io.continuo.identity.vault.Keyring;
import io.continuo.identity.vault.Vault;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes records: sealed, with the hashes they are found by. The same again is no change. */
@Singleton
class KeptRecords {

    /** When a record is matched. */
    enum Turn {
        NOW("now"),
        LATER("later");

        private final String text;

        Turn(String text) {
            this.text = text;
        }
    }

    /** A version of a record, ready to be written. */
    private record Version(
            UUID name, String source, CustomerId base, byte[] sealed, Person person, long fingerprint, Instant at) {}

    private static final String FIND = """
            SELECT name, customer_id, person, fingerprint, said_at FROM match_records
            WHERE name = ANY ($1) ORDER BY id FOR UPDATE
            """;

    private static final String INSERT = """
            INSERT INTO match_records (name, source, customer_id, person, fingerprint, keys, terms, said_at, turn,
                revision, counted)
            SELECT n.name, n.source, n.customer_id, n.person, n.fingerprint, n.keys::bigint[], n.terms::bigint[],
                n.said_at, $9, 0, false
            FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::bytea[], $5::bigint[], $6::text[], $7::text[],
                $8::timestamptz[]) AS n(name, source, customer_id, person, fingerprint, keys, terms, said_at)
            ON CONFLICT (name) DO NOTHING
            """;

    private static final String UNCOUNT = """
            WITH gone AS (
                DELETE FROM match_keys k USING match_records r WHERE r.name = ANY ($1) AND k.record = r.id
                AND k.hash = ANY (r.keys))
            INSERT INTO match_terms AS t (hash, number)
            SELECT term, -count(*) FROM match_records r, unnest(r.terms) AS term
            WHERE r.name = ANY ($1) AND r.counted GROUP BY term ORDER BY term
            ON CONFLICT (hash) DO UPDATE SET number = t.number + excluded.number
            """;

    private static final String UPDATE = """
            UPDATE match_records r SET source = n.source, customer_id = n.customer_id, person = n.person,
                fingerprint = n.fingerprint, keys = n.keys::bigint[], terms = n.terms::bigint[], said_at = n.said_at,
                turn = $9, revision = r.revision + 1, counted = false, claimed_until = NULL, outcome = NULL, score = NULL
            FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::bytea[], $5::bigint[], $6::text[], $7::text[],
                $8::timestamptz[]) AS n(name, source, customer_id, person, fingerprint, keys, terms, said_at)
            WHERE r.name = n.name
            """;

    private static final String INSERT_KEYS = """
            INSERT INTO match_keys (hash, record)
            SELECT DISTINCT key, r.id FROM match_records r, unnest(r.keys) AS key WHERE r.name = ANY ($1)
            ORDER BY key, r.id ON CONFLICT DO NOTHING
            """;

    private static final String NAMES_OF = "SELECT name FROM match_records WHERE customer_id = ANY ($1) FOR UPDATE";

    private static final String FORGET_REVIEWS = """
            DELETE FROM match_reviews m USING match_records r
            WHERE r.name = ANY ($1) AND r.id IN (m.left_record, m.right_record)
            """;

    private static final String FORGET = "DELETE FROM match_records WHERE name = ANY ($1)";

    private final Vault vault;
    private final KeyedHashes hashes;

    KeptRecords(Vault vault, KeyedHashes hashes) {
        this.vault = vault;
        this.hashes = hashes;
    }

    /** @param added whether what a record said before still holds where the new version is silent */
    Uni<Void> keep(SqlConnection tx, List<NewRecord> records, Turn turn, boolean added) {
        Map<UUID, NewRecord> latest = new LinkedHashMap<>();
        records.forEach(record -> latest.merge(
                hashes.name(record.key()), record, (one, other) -> other.at().isBefore(one.at()) ? one : other));
        if (latest.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(FIND)
                .execute(Tuple.of(uuids(latest.keySet())))
                .chain(rows -> vault.keyring(tx, basesOf(latest.values(), rows))
                        .chain(keys -> write(tx, latest, rows, keys, turn, added)));
    }

    /** With the keys they are found by, their share in the counts, and what was asked about them. */
    Uni<Void> forget(SqlConnection tx, Collection<CustomerId> bases) {
        UUID[] ids = bases.stream().map(Nodes::of).toArray(UUID[]::new);
        return tx.preparedQuery(NAMES_OF)
                .execute(Tuple.of(ids))
                .map(rows -> Rows.stream(rows).map(row -> row.getUUID("name")).toArray(UUID[]::new))
                .call(names -> tx.preparedQuery(UNCOUNT).execute(Tuple.of(names)))
                .call(names -> tx.preparedQuery(FORGET_REVIEWS).execute(Tuple.of(names)))
                .chain(names -> tx.preparedQuery(FORGET).execute(Tuple.of(names)))
                .replaceWithVoid();
    }

    private Uni<Void> write(
            SqlConnection tx, Map<UUID, NewRecord> latest, RowSet<Row> rows, Keyring keys, Turn turn, boolean added) {
        Map<UUID, Row> before = new HashMap<>();
        rows.forEach(row -> before.put(row.getUUID("name"), row));
        List<Version> inserts = new ArrayList<>();
        List<Version> updates = new ArrayList<>();
        latest.forEach((name, record) -> {
            Row old = before.get(name);
            Version version = version(name, record, added ? old : null, keys);
            if (version != null && old == null && !version.person().isEmpty()) {
                inserts.add(version);
            } else if (version != null && old != null && isNews(version, old)) {
                updates.add(version);
            }
        });
        return insert(tx, inserts, turn).chain(() -> update(tx, updates, turn));
    }

    private @Nullable Version version(UUID name, NewRecord record, @Nullable Row old, Keyring keys) {
        DataKey key = keys.find(record.base()).orElse(null);
        if (key == null) {
            return null; // Erased meanwhile.
        }
        Person person = old == null
                ? PersonReader.read(record.traits())
                : PersonReader.readAgain(record.traits(), before(old, keys));
        SealedPerson sealed = new SealedPerson(record.key().sourceId(), person);
        return new Version(
                name,
                record.key().source(),
                record.base(),
                sealed.seal(key),
                person,
                hashes.of("person|" + person.values()),
                record.at());
    }

    private static Person before(Row old, Keyring keys) {
        return keys.find(Nodes.customer(old.getUUID("customer_id")))
                .map(key -> SealedPerson.open(key, Rows.bytes(old, "person")).person())
                .orElseGet(() -> Person.of(Map.of()));
    }

    private static boolean isNews(Version version, Row old) {
        boolean same = old.getLong("fingerprint") == version.fingerprint()
                && Nodes.customer(old.getUUID("customer_id")).equals(version.base());
        return !same && !version.at().isBefore(Rows.instant(old, "said_at"));
    }

    private Uni<Void> insert(SqlConnection tx, List<Version> versions, Turn turn) {
        return versions.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(INSERT)
                        .execute(columns(versions, turn))
                        .invoke(inserted -> LostRace.unless(inserted.rowCount() == versions.size()))
                        .chain(() -> insertKeys(tx, versions));
    }

    private Uni<Void> update(SqlConnection tx, List<Version> versions, Turn turn) {
        return versions.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(UNCOUNT)
                        .execute(Tuple.of(names(versions)))
                        .chain(() -> tx.preparedQuery(UPDATE).execute(columns(versions, turn)))
                        .chain(() -> insertKeys(tx, versions));
    }

    private static Uni<Void> insertKeys(SqlConnection tx, List<Version> versions) {
        return tx.preparedQuery(INSERT_KEYS).execute(Tuple.of(names(versions))).replaceWithVoid();
    }

    private Tuple columns(List<Version> versions, Turn turn) {
        return Tuple.tuple(List.of(
                names(versions),
                Rows.texts(versions, Version::source),
                versions.stream().map(version -> Nodes.of(version.base())).toArray(UUID[]::new),
                Rows.bytes(versions, Version::sealed),
                versions.stream().map(Version::fingerprint).toArray(Long[]::new),
                Rows.texts(versions, version -> array(keysOf(version.person()))),
                Rows.texts(versions, version -> array(Terms.of(hashes, version.person()))),
                versions.stream().map(version -> Rows.time(version.at())).toArray(OffsetDateTime[]::new),
                turn.text));
    }

    private Collection<Long> keysOf(Person person) {
        return BlockingKeys.of(person).stream().map(hashes::of).collect(Collectors.toSet());
    }

    /** As the text of a PostgreSQL array: a column of arrays cannot be passed as one. */
    private static String array(Collection<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    private static UUID[] names(List<Version> versions) {
        return versions.stream().map(Version::name).toArray(UUID[]::new);
    }

    private static UUID[] uuids(Set<UUID> uuids) {
        return uuids.toArray(UUID[]::new);
    }

    private static Set<CustomerId> basesOf(Collection<NewRecord> records, RowSet<Row> rows) {
        Set<CustomerId> bases = new HashSet<>();
        records.forEach(record -> bases.add(record.base()));
        rows.forEach(row -> bases.add(Nodes.customer(row.getUUID("customer_id"))));
        return bases;
    }
}
