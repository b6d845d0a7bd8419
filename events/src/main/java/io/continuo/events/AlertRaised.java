package io.continuo.events;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Journeys hurt more, or customers are less content, than is usual for that window of the week. Topic {@link Topics#ALERTS}, key {@link #logKey()}.
 *
 * @param id the same however often it is told
 * @param rule that it was raised by
 * @param kind of friction: loop, repeated_contact, slow_wait, error; or the metric: nps, csat, ces, fcr, response_time,
 *     resolution_time, dissatisfaction_closure, regular_updates
 * @param touchpoint the type of contacts that were looked at; null: all
 * @param channel null: all
 * @param stage null: all
 * @param from of the window, included
 * @param to of the window, not included
 * @param value how often it showed; or the metric's value, of times in seconds
 * @param n how many answers or cases the metric's value rests on; null of friction
 * @param usual the value that is usual in that window: the median of the weeks before
 * @param deviation how far it usually is from that
 * @param score how many deviations the value is worse than the usual one
 */
public record AlertRaised(
        String id,
        String rule,
        String kind,
        @Nullable String touchpoint,
        @Nullable String channel,
        @Nullable String stage,
        Instant from,
        Instant to,
        BigDecimal value,
        @Nullable Long n,
        double usual,
        double deviation,
        double score,
        Instant at) {

    /** Its key. */
    public String logKey() {
        return LogKeys.of(rule, id);
    }
}
