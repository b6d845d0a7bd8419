package io.continuo.journey.experience;

import io.continuo.journey.columns.Chunk;
import io.continuo.journey.columns.Schema;
import io.continuo.journey.columns.Visitor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts answers to one survey, each where that is what it is about; where it names nothing, the channel is the one on which
 * it was given.
 */
final class AnswerWalk implements Visitor {

    /** Counted by: the scale and the score; or one of these. */
    static final String SKIPPED = "skipped";

    static final String OFF_SCALE = "off_scale";

    private final Facts facts;
    private final Grouping grouping;
    private final MetricCounts counts;
    private final AnswerSubjects subjects;
    /** By the number of a fact: what an answer counts as; null for what is no answer to this survey. */
    private final @Nullable String[] names;

    AnswerWalk(MetricQuery query, Schema schema, Facts facts, Grouping grouping, MetricCounts counts) {
        this.facts = facts;
        this.grouping = grouping;
        this.counts = counts;
        this.subjects = new AnswerSubjects(facts, schema);
        this.names = facts.all().stream()
                .map(fact ->
                        fact instanceof Fact.Answer answer && answer.survey().equals(query.survey())
                                ? name(query.metric(), answer)
                                : null)
                .toArray(String[]::new);
    }

    /** How an answer is counted. */
    static String name(Metric metric, Fact.Answer answer) {
        if (answer.score() == null) {
            return SKIPPED;
        }
        Scale scale = answer.scale() == null ? SurveyScore.standard(answer.survey()) : answer.scale();
        return scale != null && SurveyScore.fits(metric, scale, answer.score())
                ? new SurveyScore(scale, answer.score()).name()
                : OFF_SCALE;
    }

    @Override
    public void customer(Chunk chunk, int from, int to, Supplier<String> customer) {
        for (int place = from; place < to; place++) {
            int code = facts.code(chunk, place);
            if (code >= 0 && names[code] != null && grouping.isCounted(chunk.times()[place])) {
                counts.of(grouping.cell(chunk, spot(chunk, from, to, place))).count(names[code]);
            }
        }
    }

    private Grouping.Spot spot(Chunk chunk, int from, int to, int place) {
        Fact answer = facts.all().get(facts.code(chunk, place));
        int named = subjects.named(chunk, from, to, place);
        return named != place
                ? new Grouping.Spot(from, place, named, named, answer)
                : new Grouping.Spot(from, place, place, subjects.lastContact(chunk, from, place), answer);
    }
}
