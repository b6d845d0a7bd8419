package io.continuo.identity.customer;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.CustomerId;
import io.continuo.events.EventJson;
import io.continuo.http.FieldError;
import io.continuo.http.Problems;
import io.continuo.identity.Rows;
import io.continuo.identity.graph.Nodes;
import io.continuo.identity.vault.Keyring;
import io.continuo.identity.vault.Place;
import io.continuo.identity.vault.Vault;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What sources say about people, each kept with its time on the base customer it was said of. Shown is, per trait, one of the words
 * said about all base customers a customer consists of, computed by {@link Profiling}, so a merge loses nothing and an
 * unmerge gives each its own again.
 */
@Singleton
public class Traits {

    /** Traits of one inquiry. */
    public static final int MOST = 100;

    /** Words that a profile is computed of. */
    static final int MOST_WORDS = 5_000;

    private static final int LONGEST_NAME = 100;
    private static final int LARGEST_VALUE = 8_000;

    private static final String SAVE = """
            INSERT INTO traits AS t (customer_id, name, source, value, at)
            SELECT n.customer_id, n.name, n.source, n.value, n.at
            FROM unnest($1::uuid[], $2::text[], $3::text[], $4::bytea[], $5::timestamptz[])
                AS n(customer_id, name, source, value, at)
            ON CONFLICT (customer_id, name, source)
            DO UPDATE SET value = excluded.value, at = excluded.at WHERE t.at <= excluded.at
            """;

    private static final String SAID = """
            SELECT name, value, source, at, customer_id FROM traits
            WHERE customer_id = ANY ($1) ORDER BY at DESC, source, customer_id, name LIMIT $2
            """;

    private static final Place VALUE = new Place("traits", "value");

    private final Vault vault;
    private final TraitsHeard heard;

    Traits(Vault vault, TraitsHeard heard) {
        this.vault = vault;
        this.heard = heard;
    }

    /**
     * The traits of a request, none where it has none.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} for what cannot be kept
     */
    public static Map<String, JsonNode> checked(@Nullable Map<String, JsonNode> traits) {
        if (traits == null) {
            return Map.of();
        }
        List<FieldError> errors =
                traits.entrySet().stream().flatMap(Traits::errorsOf).toList();
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
        return traits;
    }

    /** Keeps what the source says, unless it has said something later. */
    public Uni<Void> save(SqlConnection tx, CustomerId base, Map<String, JsonNode> traits, String source, Instant at) {
        return save(tx, List.of(new Said(base, source, traits, at)));
    }

    /** As much as is said at once; of two words of one source on one trait the later in the list stays. */
    public Uni<Void> save(SqlConnection tx, List<Said> said) {
        Map<TraitKey, Spoken> words = new TreeMap<>();
        said.forEach(one -> one.traits()
                .forEach((name, value) -> words.put(
                        new TraitKey(one.base(), name, one.source()), new Spoken(value.toString(), one.at()))));
        if (words.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Set<CustomerId> bases = words.keySet().stream().map(TraitKey::base).collect(Collectors.toUnmodifiableSet());
        return vault.keyring(tx, bases).chain(keys -> save(tx, words, keys)).chain(() -> heard.heard(tx, said));
    }

    private static Uni<Void> save(SqlConnection tx, Map<TraitKey, Spoken> words, Keyring keys) {
        Tuple columns = Tuple.of(
                words.keySet().stream().map(key -> Nodes.of(key.base())).toArray(UUID[]::new),
                Rows.texts(words.keySet(), TraitKey::name),
                Rows.texts(words.keySet(), TraitKey::source),
                Rows.bytes(
                        words.entrySet(),
                        word -> keys.of(word.getKey().base())
                                .seal(VALUE, word.getValue().json())),
                words.values().stream().map(word -> Rows.time(word.at())).toArray(OffsetDateTime[]::new));
        return tx.preparedQuery(SAVE).execute(columns).replaceWithVoid();
    }

    /** In the order rows are written in, so that writers that meet do not wait in a circle. */
    private record TraitKey(CustomerId base, String name, String source) implements Comparable<TraitKey> {

        private static final Comparator<TraitKey> ORDER = Comparator.comparing(TraitKey::base)
                .thenComparing(TraitKey::name)
                .thenComparing(TraitKey::source);

        @Override
        public int compareTo(TraitKey other) {
            return ORDER.compare(this, other);
        }
    }

    private record Spoken(String json, Instant at) {}

    /** What was said about these base customers, latest first, at most {@value #MOST_WORDS} words. */
    Uni<List<Word>> of(SqlClient client, Collection<CustomerId> bases) {
        return of(client, bases, MOST_WORDS);
    }

    Uni<List<Word>> of(SqlClient client, Collection<CustomerId> bases, int most) {
        UUID[] ids = bases.stream().map(Nodes::of).toArray(UUID[]::new);
        return vault.keyring(client, bases)
                .chain(keys -> client.preparedQuery(SAID)
                        .execute(Tuple.of(ids, most))
                        .map(rows -> Rows.stream(rows)
                                .flatMap(row -> word(keys, row).stream())
                                .toList()));
    }

    /** Empty where its base customer was erased. */
    private static Optional<Word> word(Keyring keys, Row row) {
        CustomerId base = Nodes.customer(row.getUUID("customer_id"));
        return keys.find(base)
                .map(key -> new Word(
                        row.getString("name"),
                        EventJson.read(key.open(VALUE, Rows.bytes(row, "value")), JsonNode.class),
                        row.getString("source"),
                        Rows.instant(row, "at"),
                        base));
    }

    private static Stream<FieldError> errorsOf(Map.Entry<String, JsonNode> trait) {
        String name = trait.getKey();
        if (name.isBlank() || name.length() > LONGEST_NAME || name.indexOf('\0') >= 0) {
            return Stream.of(
                    new FieldError("/traits", "a name has 1 to " + LONGEST_NAME + " characters, none of them NUL"));
        }
        String value = trait.getValue().toString();
        if (value.length() > LARGEST_VALUE || value.contains("\\u0000")) {
            String pointer = "/traits/" + name.replace("~", "~0").replace("/", "~1");
            return Stream.of(
                    new FieldError(pointer, "at most " + LARGEST_VALUE + " characters of JSON, none of them NUL"));
        }
        return Stream.empty();
    }
}
