package io.continuo.interaction.feedback;

import io.continuo.events.FeedbackGiven;
import io.continuo.events.Topics;
import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.log.OutgoingEvent;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the others hear of an answer; the comment stays here. */
final class FeedbackEvents {

    private FeedbackEvents() {}

    /** @param asked empty where nobody has described the survey: then nobody knows what the score says */
    static List<OutgoingEvent> of(Feedback feedback, Optional<Questionnaire> asked, Map<String, String> trace) {
        String id = "feedback:" + feedback.id();
        BigDecimal score = feedback.score();
        Verdict verdict =
                score == null ? null : asked.map(one -> one.verdict(score)).orElse(null);
        FeedbackGiven given = given(feedback, asked, verdict);
        TouchpointRecorded touchpoint = touchpoint(feedback, verdict, id);
        return List.of(
                OutgoingEvent.of(Topics.FEEDBACK, given.logKey(), id, given, trace),
                OutgoingEvent.of(Topics.TOUCHPOINTS, touchpoint.logKey(), id, touchpoint, trace));
    }

    private static FeedbackGiven given(Feedback feedback, Optional<Questionnaire> asked, @Nullable Verdict verdict) {
        return new FeedbackGiven(
                feedback.id(),
                feedback.survey().name(),
                feedback.score(),
                feedback.identifiers(),
                feedback.touchpointId(),
                feedback.caseId(),
                feedback.channel(),
                feedback.at(),
                asked.map(one -> scale(one.scale())).orElse(null),
                verdict == null ? null : FeedbackGiven.Verdict.valueOf(verdict.name()),
                items(feedback));
    }

    private static FeedbackGiven.Scale scale(Scale scale) {
        return new FeedbackGiven.Scale(
                scale.min(),
                scale.max(),
                switch (scale.direction()) {
                    case HIGHER_IS_BETTER -> FeedbackGiven.Direction.HIGHER_IS_BETTER;
                    case LOWER_IS_BETTER -> FeedbackGiven.Direction.LOWER_IS_BETTER;
                });
    }

    private static @Nullable Map<String, BigDecimal> items(Feedback feedback) {
        Map<String, BigDecimal> items = new HashMap<>();
        feedback.answers().forEach((item, answer) -> {
            if (answer != null) {
                items.put(item, answer);
            }
        });
        return items.isEmpty() ? null : items;
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
