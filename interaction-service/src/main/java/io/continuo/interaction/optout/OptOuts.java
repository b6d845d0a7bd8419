package io.continuo.interaction.optout;

import io.continuo.events.Channel;
import io.continuo.events.ContactDecision;
import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.Words;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the decisions about contact that touchpoints imply: a keyword as a message, a click on "unsubscribe", a complaint.
 * Each becomes a touchpoint of its own beside the one it came from, with an id made of that one's, so that it is applied
 * once and can be seen in the timeline.
 */
@Singleton
public class OptOuts {

    public static final String MESSAGE = "Message Received";

    /** The types of touchpoints whose text is looked at: what somebody says to the company alone. */
    private static final Set<String> DIRECT = Set.of(MESSAGE, "Email Received");

    private static final Map<String, String> REFUSALS = Map.of(
            "Unsubscribed", "unsubscribed",
            "Email Unsubscribed", "unsubscribed",
            "Email Marked as Spam", "complaint");

    private final OptOutConfig config;
    private final Keywords stop;
    private final Keywords start;

    OptOuts(OptOutConfig config) {
        this.config = config;
        this.stop = new Keywords(config.stop());
        this.start = new Keywords(config.start());
    }

    /**
     * The decision that follows; mostly none.
     *
     * @param trusted whether the sender has shown who it is. A write key is public, so it may silence, but not give
     *     permission in somebody's name
     */
    public Optional<TouchpointRecorded> of(TouchpointRecorded touchpoint, boolean trusted) {
        String refusal = REFUSALS.get(touchpoint.type());
        if (refusal != null) {
            return Optional.of(denied(touchpoint, refusal));
        }
        if (!DIRECT.contains(touchpoint.type()) || !isLookedAt(touchpoint.channel())) {
            return Optional.empty();
        }
        String text = Words.in(touchpoint.properties());
        if (stop.are(text)) {
            return Optional.of(denied(touchpoint, "keyword"));
        }
        return trusted && start.are(text) ? Optional.of(granted(touchpoint)) : Optional.empty();
    }

    /** Whether it is a decision about contact and nothing else, in whatever channel. */
    public boolean isKeyword(String text) {
        return stop.are(text) || start.are(text);
    }

    private boolean isLookedAt(Channel channel) {
        return config.channels().map(some -> some.contains(channel)).orElse(true);
    }

    private TouchpointRecorded denied(TouchpointRecorded from, String cause) {
        String channel = switch (config.silences()) {
            case EVERYWHERE -> ContactDecision.ALL;
            case CHANNEL -> from.channel().name();
        };
        return decision(ContactDecision.DENIED, from, channel, cause);
    }

    /** Whoever said stop everywhere and starts again does so where it is said. */
    private TouchpointRecorded granted(TouchpointRecorded from) {
        return decision(ContactDecision.GRANTED, from, from.channel().name(), "keyword");
    }

    private TouchpointRecorded decision(String type, TouchpointRecorded from, String channel, String cause) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("channel", channel);
        properties.put("purpose", config.purpose());
        properties.put("cause", cause);
        properties.put("touchpoint", from.id());
        String text = Words.in(from.properties());
        if (!text.isEmpty()) {
            properties.put("text", text);
        }
        return new TouchpointRecorded(
                from.id() + ":permission",
                type,
                from.channel(),
                from.occurredAt(),
                from.receivedAt(),
                from.identifiers(),
                properties,
                null,
                from.source());
    }
}
