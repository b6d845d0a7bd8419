package io.continuo.identity.matching;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.EventJson;
import io.continuo.identity.Rows;
import io.continuo.identity.graph.Person;
import io.continuo.identity.privacy.PersonalData;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Records that are compared, and what was asked about them; what the other record of a question says is not told. */
@Singleton
class MatchData implements PersonalData {

    private static final String RECORDS = "SELECT id FROM match_records WHERE customer_id = ANY ($1)";

    private static final String REVIEWS = """
            SELECT id, score, model_version, weights::text AS weights, because, state, created_at
            FROM match_reviews WHERE left_customer = ANY ($1) OR right_customer = ANY ($1) ORDER BY created_at, id
            """;

    /** What a source says, in the plain form that is compared. */
    record Kept(String source, String sourceId, Map<Field, String> values) {

        static Kept from(MatchRecord found) {
            return new Kept(
                    found.key().source(), found.key().sourceId(), found.person().values());
        }
    }

    /** A question to a steward. */
    record Asked(
            UUID reviewId,
            double score,
            int modelVersion,
            JsonNode weights,
            String because,
            String state,
            Instant createdAt) {

        static Asked from(Row row) {
            return new Asked(
                    row.getUUID("id"),
                    row.getDouble("score"),
                    row.getInteger("model_version"),
                    EventJson.read(row.getString("weights"), JsonNode.class),
                    row.getString("because"),
                    row.getString("state"),
                    Rows.instant(row, "created_at"));
        }
    }

    private final Matching matching;
    private final MatchRecords records;

    MatchData(Matching matching, MatchRecords records) {
        this.matching = matching;
        this.records = records;
    }

    @Override
    public Uni<Map<String, Long>> erase(SqlConnection tx, Person person) {
        return ids(tx, person)
                .call(() -> matching.forget(tx, person.bases()))
                .map(ids -> Map.of("matchRecords", (long) ids.size()));
    }

    @Override
    public Uni<Map<String, Object>> export(SqlClient client, Person person) {
        return ids(client, person)
                .chain(ids -> records.load(client, ids))
                .map(found -> found.stream().map(Kept::from).toList())
                .chain(kept -> client.preparedQuery(REVIEWS)
                        .execute(Tuple.of(person.baseIds()))
                        .map(rows -> Map.of("matchRecords", kept, "matchReviews", Rows.list(rows, Asked::from))));
    }

    private static Uni<List<Long>> ids(SqlClient client, Person person) {
        return client.preparedQuery(RECORDS)
                .execute(Tuple.of(person.baseIds()))
                .map(rows -> Rows.list(rows, row -> row.getLong("id")));
    }
}
