package io.continuo.journey.experience;

import io.continuo.journey.columns.Chunk;
import io.continuo.journey.columns.Schema;
import io.continuo.journey.columns.Shape;
import io.continuo.journey.columns.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts answers to one survey, and finds out what each is about: the touchpoint that it names; or the last contact of the
 * case that it names; or, where it names nothing that is on the journey, the last contact before it, but then the channel
 * is the one on which it was given.
 */
final class AnswerWalk implements Visitor {

    /** Counted by: the scale and the score; or one of these. */
    static final String SKIPPED = "skipped";

    static final String OFF_SCALE = "off_scale";

    private static final long LONGEST_AGO = Duration.ofDays(30).toMillis();
    private static final String INVITATIONS = "invitations";

    private final Facts facts;
    private final Grouping grouping;
    private final MetricCounts counts;
    private final List<Shape> shapes;
    /** By the number of a fact: what an answer counts as; null for what is no answer to this survey. */
    private final @Nullable String[] names;

    AnswerWalk(MetricQuery query, Schema schema, Grouping grouping, MetricCounts counts) {
        this.facts = new Facts(schema);
        this.grouping = grouping;
        this.counts = counts;
        this.shapes = schema.shapes().values();
        this.names = facts.all().stream()
                .map(fact ->
                        fact instanceof Fact.Answer answer && answer.survey().equals(query.survey())
                                ? name(query.metric(), answer)
                                : null)
                .toArray(String[]::new);
    }

    /** How an answer is counted. */
    private static String name(Metric metric, Fact.Answer answer) {
        if (answer.score() == null) {
            return SKIPPED;
        }
        Scale scale = answer.scale() == null ? SurveyScore.standard(answer.survey()) : answer.scale();
        return scale != null && SurveyScore.fits(metric, scale, answer.score())
                ? new SurveyScore(scale, answer.score()).name()
                : OFF_SCALE;
    }

    int[] columns() {
        return facts.columns(grouping.columns());
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
        Fact.Answer answer = (Fact.Answer) facts.all().get(facts.code(chunk, place));
        int link = facts.link(chunk, place);
        int named = switch (answer.about()) {
            case TOUCHPOINT -> touchpoint(chunk, from, to, place, link);
            case CASE -> contactOfCase(chunk, from, place, link);
            case NOTHING -> place;
        };
        return named != place
                ? new Grouping.Spot(from, place, named, named, answer)
                : new Grouping.Spot(from, place, place, lastContact(chunk, from, place), answer);
    }

    private static int touchpoint(Chunk chunk, int from, int to, int place, int link) {
        for (int i = from; i < to; i++) {
            if (i != place && ExperienceColumns.link(chunk.ids()[i]) == link) {
                return i;
            }
        }
        return place;
    }

    private int contactOfCase(Chunk chunk, int from, int place, int link) {
        for (int i = place - 1; i >= from; i--) {
            boolean contact = shapes.get(chunk.shapes()[i]).contact();
            if (contact && facts.link(chunk, i) == link && facts.of(chunk, i) instanceof Fact.Move) {
                return i;
            }
        }
        return place;
    }

    private int lastContact(Chunk chunk, int from, int place) {
        for (int i = place - 1; i >= from && chunk.times()[place] - chunk.times()[i] <= LONGEST_AGO; i--) {
            Shape shape = shapes.get(chunk.shapes()[i]);
            boolean asks = INVITATIONS.equals(shape.source()) || facts.of(chunk, i) instanceof Fact.Answer;
            if (shape.contact() && !asks) {
                return i;
            }
        }
        return place;
    }
}
