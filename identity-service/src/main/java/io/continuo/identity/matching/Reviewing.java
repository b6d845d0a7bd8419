package io.continuo.identity.matching;

import io.continuo.events.CustomerId;
import io.continuo.identity.Rows;
import io.continuo.identity.graph.Decision;
import io.continuo.identity.graph.Merged;
import io.continuo.identity.graph.Merging;
import io.continuo.identity.graph.Nodes;
import io.continuo.identity.graph.Outcome;
import io.continuo.identity.graph.Rejected;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Does what a steward says about two records. */
@Singleton
class Reviewing {

    /** What became of the answer. */
    sealed interface Result {

        record Done(MatchReview review) implements Result {}

        record Unknown() implements Result {}

        record Decided(MatchReview.State state) implements Result {}

        /** Accepted, and not possible. */
        record Refused(Rejected why) implements Result {}
    }

    private static final String NEVER_LINK = """
            INSERT INTO never_links (one, other, reason, decided_by, decided_at)
            VALUES (least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), $3, $4, $5)
            ON CONFLICT (one, other) DO NOTHING
            """;

    private final MatchReviews reviews;
    private final Merging merging;
    private final Evidences evidences;
    private final InstantSource clock;

    Reviewing(MatchReviews reviews, Merging merging, Evidences evidences, InstantSource clock) {
        this.reviews = reviews;
        this.merging = merging;
        this.evidences = evidences;
        this.clock = clock;
    }

    Uni<Result> answer(SqlConnection tx, UUID id, Answer answer) {
        return reviews.find(tx, id)
                .chain(found -> found.isEmpty() ? result(new Result.Unknown()) : answer(tx, found.get(), answer));
    }

    private Uni<Result> answer(SqlConnection tx, MatchReview review, Answer answer) {
        if (review.state() != MatchReview.State.OPEN) {
            return result(new Result.Decided(review.state()));
        }
        return answer.accepted() ? accept(tx, review, answer) : reject(tx, review, answer);
    }

    private Uni<Result> accept(SqlConnection tx, MatchReview review, Answer answer) {
        Decision decision = new Decision(answer.reason(), answer.by());
        return merging.merge(tx, left(review), right(review), decision).chain(outcome -> switch (outcome) {
            case Outcome.Refused<Merged>(Rejected why) -> result(new Result.Refused(why));
            case Outcome.Done<Merged>(Merged merged) ->
                evidences
                        .add(tx, merged.edge().id().value(), review)
                        .chain(() -> close(
                                tx,
                                review,
                                MatchReview.State.ACCEPTED,
                                answer,
                                Optional.of(merged.edge().id().value())));
        });
    }

    private Uni<Result> reject(SqlConnection tx, MatchReview review, Answer answer) {
        Tuple rule = Tuple.of(
                Nodes.of(left(review)),
                Nodes.of(right(review)),
                answer.reason(),
                answer.by(),
                Rows.time(clock.instant()));
        Uni<Void> kept = answer.neverLink()
                ? tx.preparedQuery(NEVER_LINK).execute(rule).replaceWithVoid()
                : Uni.createFrom().voidItem();
        return kept.chain(() -> close(tx, review, MatchReview.State.REJECTED, answer, Optional.empty()));
    }

    private Uni<Result> close(
            SqlConnection tx, MatchReview review, MatchReview.State state, Answer answer, Optional<UUID> merge) {
        return reviews.decide(tx, review, state, answer, merge.orElse(null))
                .chain(() -> reviews.find(tx, review.reviewId()))
                .map(decided -> new Result.Done(decided.orElseThrow()));
    }

    private static CustomerId left(MatchReview review) {
        return review.records().getFirst().base();
    }

    private static CustomerId right(MatchReview review) {
        return review.records().getLast().base();
    }

    private static Uni<Result> result(Result result) {
        return Uni.createFrom().item(result);
    }
}
