package io.continuo.journey.experience;

import io.continuo.journey.columns.Chunk;
import io.continuo.journey.columns.Schema;
import io.continuo.journey.columns.Shape;
import io.continuo.journey.placement.FeedbackFacts;
import java.time.Duration;
import java.util.List;

/**
 * Finds what an answer is about: the touchpoint that it names; or the last contact of the case that it names; or, where it
 * names nothing that is on the journey, the last contact before it. Needs the hashes of ids.
 */
public final class AnswerSubjects {

    private static final long LONGEST_AGO = Duration.ofDays(30).toMillis();

    private final Facts facts;
    private final List<Shape> shapes;

    public AnswerSubjects(Facts facts, Schema schema) {
        this.facts = facts;
        this.shapes = schema.shapes().values();
    }

    /**
     * The touchpoint that an answer is about; the answer itself where there is none.
     *
     * @param from the customer's first touchpoint
     * @param to behind the last one
     * @param place of the answer
     */
    public int of(Chunk chunk, int from, int to, int place) {
        int named = named(chunk, from, to, place);
        return named != place ? named : lastContact(chunk, from, place);
    }

    /** What the answer names; the answer itself where that is nothing, or is not on the journey. */
    int named(Chunk chunk, int from, int to, int place) {
        return facts.of(chunk, place) instanceof Fact.Answer answer
                ? switch (answer.about()) {
                    case TOUCHPOINT -> touchpoint(chunk, from, to, place);
                    case CASE -> contactOfCase(chunk, from, place);
                    case NOTHING -> place;
                }
                : place;
    }

    private int touchpoint(Chunk chunk, int from, int to, int place) {
        int link = facts.link(chunk, place);
        for (int i = from; i < to; i++) {
            if (i != place && ExperienceColumns.link(chunk.ids()[i]) == link) {
                return i;
            }
        }
        return place;
    }

    private int contactOfCase(Chunk chunk, int from, int place) {
        int link = facts.link(chunk, place);
        for (int i = place - 1; i >= from; i--) {
            boolean contact = shapes.get(chunk.shapes()[i]).contact();
            if (contact && facts.link(chunk, i) == link && facts.of(chunk, i) instanceof Fact.Move) {
                return i;
            }
        }
        return place;
    }

    /** The last contact before an answer, but not too long before; the answer itself where there is none. */
    int lastContact(Chunk chunk, int from, int place) {
        for (int i = place - 1; i >= from && chunk.times()[place] - chunk.times()[i] <= LONGEST_AGO; i--) {
            if (isMeeting(shapes.get(chunk.shapes()[i]))) {
                return i;
            }
        }
        return place;
    }

    /** Of each shape, whether its touchpoints are contacts over the matter itself, and do not ask, or answer what was asked. */
    public static boolean[] meetings(List<Shape> shapes) {
        boolean[] meetings = new boolean[shapes.size()];
        for (int shape = 0; shape < meetings.length; shape++) {
            meetings[shape] = isMeeting(shapes.get(shape));
        }
        return meetings;
    }

    private static boolean isMeeting(Shape shape) {
        return shape.contact() && !FeedbackFacts.isOfSurvey(shape.source());
    }
}
