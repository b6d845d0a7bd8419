package io.continuo.interaction.invitations;

import io.continuo.events.Channel;
import io.continuo.events.Identifier;
import io.continuo.events.Topics;
import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.OwnTouchpoints;
import io.continuo.interaction.log.OutgoingEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody was asked to answer a survey.
 *
 * @param to as the caller named the person
 * @param touchpointId what the question is about
 * @param caseId the case it is about
 * @param feedbackId the answer; null while there is none
 */
public record Invitation(
        String id,
        String survey,
        Identifier to,
        Channel channel,
        @Nullable String touchpointId,
        @Nullable String caseId,
        Instant at,
        @Nullable String feedbackId) {

    List<OutgoingEvent> events(Map<String, String> trace) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        properties.put("invitationId", id);
        properties.put("survey", survey);
        properties.put("touchpointId", touchpointId);
        properties.put("caseId", caseId);
        properties.values().removeIf(value -> value == null);
        TouchpointRecorded sent = new TouchpointRecorded(
                "invitation:" + id,
                "Survey Invitation Sent",
                channel,
                at,
                at,
                List.of(to),
                properties,
                null,
                OwnTouchpoints.INVITATIONS);
        return List.of(OutgoingEvent.of(Topics.TOUCHPOINTS, sent.logKey(), sent.id(), sent, trace));
    }
}
