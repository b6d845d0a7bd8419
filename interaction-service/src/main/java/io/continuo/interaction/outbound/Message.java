package io.continuo.interaction.outbound;

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
 * A message that went out: it is a touchpoint and kept as nothing else.
 *
 * @param to as the caller named the person
 */
record Message(
        String id,
        Identifier to,
        Channel channel,
        String purpose,
        @Nullable String text,
        @Nullable String campaign,
        Instant at) {

    static final String TYPE = "Message Sent";

    OutgoingEvent event(Map<String, String> trace) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        properties.put("messageId", id);
        properties.put("purpose", purpose);
        properties.put("text", text);
        properties.put("campaign", campaign == null ? null : Map.of("name", campaign));
        properties.values().removeIf(value -> value == null);
        TouchpointRecorded sent = new TouchpointRecorded(
                "message:" + id, TYPE, channel, at, at, List.of(to), properties, null, OwnTouchpoints.MESSAGES);
        return OutgoingEvent.of(Topics.TOUCHPOINTS, sent.logKey(), sent.id(), sent, trace);
    }
}
