package io.continuo.identity.matching;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.continuo.events.EventJson;
import io.continuo.identity.Rows;
import io.continuo.identity.graph.Nodes;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Questions to stewards. A question is open while nobody has answered it and the two are different customers: a merge
 * takes it away, an unmerge brings it back.
 */
@Singleton
class MatchReviews {

    /** Where a page begins: after this one. */
    record After(double score, UUID id) {}

    private static final TypeReference<Map<String, Double>> WEIGHTS = new TypeReference<>() {};

    /** Not where it was asked or answered before, nor where somebody decided that the two are never to be linked. */
    private static final String ASK = """
            INSERT INTO match_reviews (id, left_record, right_record, left_customer, right_customer, score,
                model_version, weights, because, state, created_at)
            SELECT n.id, n.left_record, n.right_record, n.left_customer, n.right_customer, n.score, $9,
                n.weights::jsonb, n.because, 'open', $10
            FROM unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::uuid[], $5::uuid[], $6::float8[], $7::text[],
                $8::text[]) AS n(id, left_record, right_record, left_customer, right_customer, score, weights, because)
            JOIN customers l ON l.id = n.left_customer
            JOIN customers r ON r.id = n.right_customer
            WHERE l.current <> r.current AND NOT EXISTS (
                WITH lefts AS (
                    SELECT l.current AS id UNION SELECT c.id FROM customers c WHERE c.current = l.current AND c.id <> c.current),
                rights AS (
                    SELECT r.current AS id UNION SELECT c.id FROM customers c WHERE c.current = r.current AND c.id <> c.current),
                pairs AS (SELECT a.id AS one, b.id AS other FROM lefts a, rights b)
                SELECT FROM pairs p JOIN never_links v
                    ON v.one = least(p.one, p.other) AND v.other = greatest(p.one, p.other)
                UNION ALL
                SELECT FROM pairs p JOIN match_reviews m ON m.left_customer = p.one AND m.right_customer = p.other
                UNION ALL
                SELECT FROM pairs p JOIN match_reviews m ON m.left_customer = p.other AND m.right_customer = p.one)
            ON CONFLICT (left_record, right_record) DO NOTHING
            """;

    private static final String COLUMNS = """
            SELECT m.id, m.left_record, m.right_record, m.score, m.because, m.model_version, m.weights::text AS weights,
                m.state, m.created_at, m.decided_at, m.decided_by, m.reason, m.merge_id, m.left_customer,
                m.right_customer
            FROM match_reviews m
            JOIN customers l ON l.id = m.left_customer
            JOIN customers r ON r.id = m.right_customer
            """;

    private static final String LIST = COLUMNS + """
            WHERE m.state = $1 AND (m.state <> 'open' OR l.current <> r.current)
                AND ($2::float8 IS NULL OR (m.score, m.id) < ($2, $3::uuid))
            ORDER BY m.score DESC, m.id DESC LIMIT $4
            """;

    private static final String FIND = COLUMNS + "WHERE m.id = $1 FOR UPDATE OF m";

    private static final String DECIDE = """
            UPDATE match_reviews SET state = $2, decided_at = $3, decided_by = $4, reason = $5, merge_id = $6
            WHERE id = $1
            """;

    private final MatchRecords records;
    private final InstantSource clock;

    MatchReviews(MatchRecords records, InstantSource clock) {
        this.records = records;
        this.clock = clock;
    }

    Uni<Void> ask(SqlConnection tx, List<Verdicts.Question> questions, int model) {
        if (questions.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Object> columns = new ArrayList<>();
        columns.add(questions.stream().map(question -> UUID.randomUUID()).toArray(UUID[]::new));
        columns.add(pairs(questions, pair -> pair.one().id()).toArray(Long[]::new));
        columns.add(pairs(questions, pair -> pair.other().id()).toArray(Long[]::new));
        columns.add(pairs(questions, pair -> Nodes.of(pair.one().base())).toArray(UUID[]::new));
        columns.add(pairs(questions, pair -> Nodes.of(pair.other().base())).toArray(UUID[]::new));
        columns.add(pairs(questions, Pairing::probability).toArray(Double[]::new));
        columns.add(pairs(questions, pair -> EventJson.write(pair.weights())).toArray(String[]::new));
        columns.add(Rows.texts(questions, question -> question.because().toString()));
        columns.add(model);
        columns.add(Rows.time(clock.instant()));
        return tx.preparedQuery(ASK).execute(Tuple.tuple(columns)).replaceWithVoid();
    }

    /** The likeliest first. */
    Uni<List<MatchReview>> list(SqlClient client, MatchReview.State state, Optional<After> after, int fetch) {
        Tuple page = Tuple.of(
                state.toString(),
                after.map(After::score).orElse(null),
                after.map(After::id).orElse(null),
                fetch);
        return client.preparedQuery(LIST)
                .execute(page)
                .chain(rows -> open(client, Rows.stream(rows).toList()));
    }

    /** Locked until the transaction ends. */
    Uni<Optional<MatchReview>> find(SqlConnection tx, UUID id) {
        return tx.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .chain(rows -> open(tx, Rows.stream(rows).toList()))
                .map(found -> found.stream().findFirst());
    }

    Uni<Void> decide(
            SqlConnection tx, MatchReview review, MatchReview.State state, Answer answer, @Nullable UUID merge) {
        Tuple decision = Tuple.of(
                review.reviewId(), state.toString(), Rows.time(clock.instant()), answer.by(), answer.reason(), merge);
        return tx.preparedQuery(DECIDE).execute(decision).replaceWithVoid();
    }

    /** Reviews of people who were erased meanwhile are left out. */
    private Uni<List<MatchReview>> open(SqlClient client, List<Row> rows) {
        Set<Long> wanted = new LinkedHashSet<>();
        rows.forEach(row -> wanted.addAll(List.of(row.getLong("left_record"), row.getLong("right_record"))));
        return records.load(client, wanted).map(loaded -> {
            Map<Long, MatchRecord> byId =
                    loaded.stream().collect(Collectors.toMap(MatchRecord::id, Function.identity()));
            return rows.stream()
                    .filter(row -> byId.containsKey(row.getLong("left_record"))
                            && byId.containsKey(row.getLong("right_record")))
                    .map(row -> review(row, byId))
                    .toList();
        });
    }

    private static MatchReview review(Row row, Map<Long, MatchRecord> records) {
        OffsetDateTime decided = row.getOffsetDateTime("decided_at");
        return new MatchReview(
                row.getUUID("id"),
                MatchReview.State.of(row.getString("state")),
                row.getDouble("score"),
                row.getString("because"),
                row.getInteger("model_version"),
                weights(row.getString("weights")),
                List.of(
                        side(Objects.requireNonNull(records.get(row.getLong("left_record")))),
                        side(Objects.requireNonNull(records.get(row.getLong("right_record"))))),
                Rows.instant(row, "created_at"),
                decided == null ? null : decided.toInstant(),
                row.getString("decided_by"),
                row.getString("reason"),
                row.getUUID("merge_id"));
    }

    private static MatchReview.Side side(MatchRecord record) {
        Map<String, String> values = new LinkedHashMap<>();
        record.person().values().forEach((field, value) -> values.put(field.toString(), value));
        return new MatchReview.Side(
                record.customer(),
                record.base(),
                record.key().source(),
                record.key().sourceId(),
                values);
    }

    static Map<String, Double> weights(String json) {
        try {
            return EventJson.MAPPER.readValue(json, WEIGHTS);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> Stream<T> pairs(List<Verdicts.Question> questions, Function<Pairing, T> value) {
        return questions.stream().map(Verdicts.Question::pair).map(value);
    }
}
