package io.continuo.interaction.feedback;

import io.continuo.events.FeedbackGiven;
import io.continuo.events.Topics;
import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.log.OutgoingEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the others hear of an answer; the comment stays here. */
final class FeedbackEvents {

    private FeedbackEvents() {}

    /** @param verdict null where it was skipped, or nobody knows the scale */
    static List<OutgoingEvent> of(Feedback feedback, @Nullable Verdict verdict, Map<String, String> trace) {
        String id = "feedback:" + feedback.id();
        FeedbackGiven given = given(feedback);
        TouchpointRecorded touchpoint = touchpoint(feedback, verdict, id);
        return List.of(
                OutgoingEvent.of(Topics.FEEDBACK, given.logKey(), id, given, trace),
                OutgoingEvent.of(Topics.TOUCHPOINTS, touchpoint.logKey(), id, touchpoint, trace));
    }

    private static FeedbackGiven given(Feedback feedback) {
        return new FeedbackGiven(
                feedback.id(),
                feedback.survey().name(),
                feedback.score(),
                feedback.identifiers(),
                feedback.touchpointId(),
                feedback.caseId(),
                feedback.channel(),
                feedback.at());
    }

    private static TouchpointRecorded touchpoint(Feedback feedback, @Nullable Verdict verdict, String id) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        properties.put("feedbackId", feedback.id());
        properties.put("survey", feedback.survey().name());
        properties.put("score", feedback.score());
        properties.put("verdict", verdict == null ? null : verdict.word());
        properties.put("caseId", feedback.caseId());
        properties.put("touchpointId", feedback.touchpointId());
        properties.values().removeIf(value -> value == null);
        return new TouchpointRecorded(
                id,
                "Feedback Given",
                feedback.channel(),
                feedback.at(),
                feedback.at(),
                feedback.identifiers(),
                properties,
                null,
                "feedback");
    }
}
