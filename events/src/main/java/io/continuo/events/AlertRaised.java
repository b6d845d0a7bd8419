package io.continuo.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Journeys hurt more than is usual for that window of the week. Topic {@link Topics#ALERTS}, key {@link #logKey()}.
 *
 * @param id the same however often it is told
 * @param rule that it was raised by
 * @param kind of friction: loop, repeated_contact, slow_wait, error
 * @param touchpoint the type of contacts that were looked at; null: all
 * @param channel null: all
 * @param from of the window, included
 * @param to of the window, not included
 * @param value how often it showed
 * @param usual how often it shows in that window: the median of the weeks before
 * @param deviation how far it usually is from that
 * @param score how many deviations the value is above the usual one
 */
public record AlertRaised(
        String id,
        String rule,
        String kind,
        @Nullable String touchpoint,
        @Nullable String channel,
        Instant from,
        Instant to,
        long value,
        double usual,
        double deviation,
        double score,
        Instant at) {

    /** Its key. */
    public String logKey() {
        return LogKeys.of(rule, id);
    }
}
