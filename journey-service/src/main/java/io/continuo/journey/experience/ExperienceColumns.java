package io.continuo.journey.experience;

import io.continuo.events.CaseChanged;
import io.continuo.journey.columns.Dictionary;
import io.continuo.journey.columns.Mark;
import io.continuo.journey.columns.Schema;
import io.continuo.journey.placement.CaseFacts;
import io.continuo.journey.placement.FeedbackFacts;
import io.continuo.journey.placement.PromiseFacts;
import io.continuo.journey.placement.Touch;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The two columns of what touchpoints tell of the customer's experience. No property of a sender can be called like them.
 *
 * <p>One holds the {@link Fact}, as a text like any other column. The other holds what it links to, without a dictionary:
 * of a change the hash of its case; of an answer the hash of the touchpoint, or the case, that it is about; of a promise
 * that of its reservation.
 */
public final class ExperienceColumns {

    /** The columns by name. */
    public static final Set<String> NAMES = Set.of(Names.FACT, Names.LINK);

    private static final int POSITIVE = Integer.MAX_VALUE;

    private ExperienceColumns() {}

    /** A property's name has no such character. */
    private static final class Names {
        private static final String FACT = "\u0000fact";
        private static final String LINK = Schema.NUMBERS + "link";
    }

    /** Where they are in a schema. */
    record Places(int fact, int link) {

        /** @throws IllegalArgumentException when the schema has not got them */
        static Places in(Schema schema) {
            Places places = new Places(schema.column(Names.FACT), schema.column(Names.LINK));
            if (places.fact < 0 || places.link < 0) {
                throw new IllegalArgumentException("there are no columns of experience");
            }
            return places;
        }

        int[] columns() {
            return new int[] {fact, link};
        }
    }

    /** How a touchpoint's, or a case's, id stands in the column of links. */
    static int link(String id) {
        return Mark.hash(id) & POSITIVE;
    }

    /** The link to a touchpoint of this hash. */
    static int link(int hash) {
        return hash & POSITIVE;
    }

    /**
     * Puts a touchpoint's facts into its row.
     *
     * @param codes its row in the property columns
     */
    public static void fill(Touch touch, Schema schema, int[] codes) {
        int column = schema.column(Names.FACT);
        if (column < 0) {
            return;
        }
        Fact fact = fact(touch);
        codes[column] = fact == null ? Dictionary.ABSENT : schema.values(column).code(fact.text());
        int links = schema.column(Names.LINK);
        if (links >= 0) {
            String linked = fact == null ? reservation(touch) : linked(touch, fact);
            codes[links] = linked == null ? Dictionary.ABSENT : link(linked);
        }
    }

    /** What the touchpoint tells of the customer's experience; null where that is nothing. */
    public static @Nullable Fact fact(Touch touch) {
        return FeedbackFacts.isAnswer(touch) ? answer(touch) : move(touch);
    }

    private static @Nullable String reservation(Touch touch) {
        return touch.kind() == Touch.Kind.PROMISE ? text(touch.properties(), PromiseFacts.RESERVATION_ID) : null;
    }

    private static @Nullable String linked(Touch touch, Fact fact) {
        boolean toTouchpoint = fact instanceof Fact.Answer answer && answer.about() == Fact.About.TOUCHPOINT;
        return text(touch.properties(), toTouchpoint ? "touchpointId" : CaseFacts.CASE_ID);
    }

    private static Fact.@Nullable Answer answer(Touch touch) {
        Map<String, @Nullable Object> properties = touch.properties();
        String survey = text(properties, "survey");
        if (survey == null) {
            return null;
        }
        Fact.About about = properties.get("touchpointId") != null
                ? Fact.About.TOUCHPOINT
                : properties.get(CaseFacts.CASE_ID) != null ? Fact.About.CASE : Fact.About.NOTHING;
        return new Fact.Answer(survey, number(properties.get("score")), scale(properties.get("scale")), about);
    }

    private static @Nullable Scale scale(@Nullable Object scale) {
        if (!(scale instanceof Map<?, ?> ends)) {
            return null;
        }
        BigDecimal min = number(ends.get("min"));
        BigDecimal max = number(ends.get("max"));
        return min == null || max == null || min.compareTo(max) >= 0
                ? null
                : new Scale(min, max, "lower_is_better".equals(ends.get("direction")));
    }

    private static Fact.@Nullable Move move(Touch touch) {
        Map<String, @Nullable Object> properties = touch.properties();
        String change = text(properties, "change");
        if (!CaseFacts.isMove(touch) || change == null) {
            return null;
        }
        String direction = text(properties, "direction");
        String origin = text(properties, "origin");
        return new Fact.Move(
                CaseChanged.Change.valueOf(constant(change)),
                CaseChanged.State.valueOf(constant(String.valueOf(properties.get("state")))),
                CaseChanged.Kind.valueOf(constant(String.valueOf(properties.get("kind")))),
                direction == null ? null : CaseChanged.Direction.valueOf(constant(direction)),
                origin == null ? null : CaseChanged.Origin.valueOf(constant(origin)));
    }

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT);
    }

    private static @Nullable BigDecimal number(@Nullable Object value) {
        return value instanceof Number number ? new BigDecimal(number.toString()) : null;
    }

    private static @Nullable String text(Map<String, @Nullable Object> properties, String name) {
        return properties.get(name) instanceof String text ? text : null;
    }
}
