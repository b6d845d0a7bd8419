package io.continuo.journey.placement;

import io.continuo.events.FeedbackGiven;
import io.continuo.events.TouchpointRecorded;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers to surveys as touchpoints on the customer's journey. They are told twice, on touchpoints.v1 under the same id as
 * well; the journey takes them from here, where more is known.
 */
public final class FeedbackFacts {

    /** The system that tells of answers. */
    public static final String SOURCE = "feedback";

    private static final String ID = "feedback:";
    private static final String INVITATIONS = "invitations";

    private FeedbackFacts() {}

    /** Whether the touchpoint tells what feedback.v1 tells, too. */
    public static boolean isTold(TouchpointRecorded touchpoint) {
        return isTold(touchpoint.source(), touchpoint.id());
    }

    /** Whether a touchpoint of this source and id does. */
    public static boolean isTold(@Nullable String source, String id) {
        return SOURCE.equals(source) && id.startsWith(ID);
    }

    /** Whether this is an answer, and not what somebody else calls so. */
    public static boolean isAnswer(Touch touch) {
        return SOURCE.equals(touch.source()) && touch.id().startsWith(ID);
    }

    /** Whether touchpoints of this source ask for an answer, or give it. */
    public static boolean isOfSurvey(@Nullable String source) {
        return INVITATIONS.equals(source) || SOURCE.equals(source);
    }

    /** The answer as a touchpoint. */
    public static Touch of(FeedbackGiven given) {
        return new Touch(
                ID + given.id(),
                Touch.Kind.CONTACT,
                "Feedback Given",
                given.channel(),
                given.at(),
                given.at(),
                properties(given),
                null,
                SOURCE);
    }

    private static Map<String, @Nullable Object> properties(FeedbackGiven given) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        properties.put("feedbackId", given.id());
        properties.put("survey", given.survey());
        properties.put("score", given.score());
        properties.put("verdict", given.verdict() == null ? null : word(given.verdict()));
        properties.put(CaseFacts.CASE_ID, given.caseId());
        properties.put("touchpointId", given.touchpointId());
        properties.put("scale", given.scale() == null ? null : scale(given.scale()));
        properties.put("items", given.items());
        properties.values().removeIf(value -> value == null);
        return properties;
    }

    private static Map<String, Object> scale(FeedbackGiven.Scale scale) {
        Map<String, Object> ends = new LinkedHashMap<>();
        ends.put("min", plain(scale.min()));
        ends.put("max", plain(scale.max()));
        ends.put("direction", word(scale.direction()));
        return ends;
    }

    private static BigDecimal plain(BigDecimal number) {
        return new BigDecimal(number.stripTrailingZeros().toPlainString());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
