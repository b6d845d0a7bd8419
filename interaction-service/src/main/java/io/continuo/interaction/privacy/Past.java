package io.continuo.interaction.privacy;

import io.continuo.events.Identifier;
import io.continuo.events.TouchpointRecorded;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/**
 * What a person was known by, up to a time.
 *
 * @param identifiers the customer ids among them
 * @param until what happened later belongs to somebody new
 */
public record Past(List<Identifier> identifiers, Instant until) {

    /** In their {@code type:value} form. */
    public List<String> keys() {
        return identifiers.stream().map(Identifier::key).toList();
    }

    public boolean covers(Instant time) {
        return !time.isAfter(until);
    }

    /** Whether it happened or came by then: a clock that is ahead saves nothing. */
    public boolean covers(TouchpointRecorded touchpoint) {
        return covers(moment(touchpoint));
    }

    /** When it was there at the latest, by its own clock or ours. */
    static Instant moment(TouchpointRecorded touchpoint) {
        return touchpoint.occurredAt().isBefore(touchpoint.receivedAt())
                ? touchpoint.occurredAt()
                : touchpoint.receivedAt();
    }

    /** As the store compares times: to the millisecond. */
    public Date date() {
        return Date.from(until);
    }
}
