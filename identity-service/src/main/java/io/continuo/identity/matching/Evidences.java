package io.continuo.identity.matching;

import io.continuo.events.EventJson;
import io.continuo.identity.Rows;
import io.continuo.identity.graph.MatchMerging.Fate;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Keeps why matches made merges. */
@Singleton
class Evidences {

    private static final String INSERT = """
            INSERT INTO match_evidence (merge_id, score, model_version, weights)
            SELECT n.merge_id, n.score, $4, n.weights::jsonb
            FROM unnest($1::uuid[], $2::float8[], $3::text[]) AS n(merge_id, score, weights)
            """;

    private static final String SCORE_LINKS = """
            UPDATE links l SET score = n.score FROM unnest($1::uuid[], $2::float8[]) AS n(merge_id, score)
            WHERE l.merge_id = n.merge_id
            """;

    /** For each merge that was made. */
    Uni<Void> add(SqlConnection tx, List<Pairing> links, List<Fate> fates, int model) {
        Map<UUID, Pairing> made = new LinkedHashMap<>();
        for (int i = 0; i < links.size(); i++) {
            if (fates.get(i) instanceof Fate.Made(var merged)) {
                made.put(merged.edge().id().value(), links.get(i));
            }
        }
        return add(
                tx,
                made.keySet().toArray(UUID[]::new),
                made.values().stream().map(Pairing::probability).toArray(Double[]::new),
                Rows.texts(made.values(), pair -> EventJson.write(pair.weights())),
                model);
    }

    /** For the merge that a steward made of a review. */
    Uni<Void> add(SqlConnection tx, UUID merge, MatchReview review) {
        return add(
                tx,
                new UUID[] {merge},
                new Double[] {review.score()},
                new String[] {EventJson.write(review.weights())},
                review.modelVersion());
    }

    private static Uni<Void> add(SqlConnection tx, UUID[] merges, Double[] scores, String[] weights, int model) {
        return merges.length == 0
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(INSERT)
                        .execute(Tuple.of(merges, scores, weights, model))
                        .chain(() -> tx.preparedQuery(SCORE_LINKS).execute(Tuple.of(merges, scores)))
                        .replaceWithVoid();
    }
}
