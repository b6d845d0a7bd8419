package io.continuo.journey.customer;

import io.continuo.events.Channel;
import io.continuo.journey.placement.Touch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The customer went on in another channel.
 *
 * @param at when they met there
 * @param touchpointId the first meeting in the new channel
 * @param waited since the last meeting in the old one
 */
public record Handoff(Channel from, Channel to, Instant at, Duration waited, String touchpointId) {

    /** Of contacts in journey order. */
    static List<Handoff> between(List<Touch> contacts) {
        List<Handoff> handoffs = new ArrayList<>();
        for (int i = 1; i < contacts.size(); i++) {
            Touch last = contacts.get(i - 1);
            Touch next = contacts.get(i);
            if (!last.channel().equals(next.channel())) {
                Duration waited = Duration.between(last.occurredAt(), next.occurredAt());
                handoffs.add(new Handoff(last.channel(), next.channel(), next.occurredAt(), waited, next.id()));
            }
        }
        return List.copyOf(handoffs);
    }
}
