package io.continuo.interaction.feedback;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import io.continuo.interaction.invitations.Invitations;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/** Counts answers. */
@ApplicationScoped
class Summaries {

    private static final String SCORE = "score";
    private static final int DECIMALS = 3;

    /** More different scores than this are no distribution. */
    private static final int MAX_SCORES = 1_000;

    private final Store store;
    private final Invitations invitations;

    Summaries(Store store, Invitations invitations) {
        this.store = store;
        this.invitations = invitations;
    }

    /**
     * How a survey was answered.
     *
     * @param invited invitations of the last 400 days
     * @param answered with a score
     * @param skipped without one: they are in no denominator
     * @param mean null while nobody answered, and where there are more than 1,000 different scores
     * @param distribution by score, the lowest first; empty where there is no mean
     */
    record Summary(
            Survey survey,
            long invited,
            long answered,
            long skipped,
            @Nullable BigDecimal mean,
            List<Count> distribution) {}

    record Count(BigDecimal score, long answers) {}

    Uni<Summary> of(Survey survey) {
        Bson about = eq("survey", survey.name());
        return Uni.combine()
                .all()
                .unis(
                        invitations.count(survey.name()),
                        store.on(Shelf.FEEDBACK).countDocuments(and(about, ne(SCORE, null))),
                        store.on(Shelf.FEEDBACK).countDocuments(and(about, eq(SCORE, null))),
                        distribution(about))
                .with((invited, answered, skipped, distribution) -> new Summary(
                        survey, invited, answered, skipped, mean(distribution).orElse(null), distribution));
    }

    private Uni<List<Count>> distribution(Bson about) {
        return store.on(Shelf.FEEDBACK)
                .aggregate(List.of(
                        Aggregates.match(and(about, ne(SCORE, null))),
                        Aggregates.group("$" + SCORE, Accumulators.sum("answers", 1)),
                        Aggregates.limit(MAX_SCORES + 1)))
                .map(count -> new Count(
                        count.get("_id", Decimal128.class).bigDecimalValue(),
                        ((Number) count.get("answers")).longValue()))
                .collect()
                .asList()
                .map(counts -> counts.size() > MAX_SCORES ? List.of() : sorted(counts));
    }

    private static List<Count> sorted(List<Count> counts) {
        return counts.stream().sorted(Comparator.comparing(Count::score)).toList();
    }

    private static Optional<BigDecimal> mean(List<Count> distribution) {
        long answered = distribution.stream().mapToLong(Count::answers).sum();
        return distribution.stream()
                .map(count -> count.score().multiply(BigDecimal.valueOf(count.answers())))
                .reduce(BigDecimal::add)
                .map(sum -> sum.divide(BigDecimal.valueOf(answered), DECIMALS, RoundingMode.HALF_UP));
    }
}
