package io.continuo.interaction.sla;

import java.time.Instant;

/**
 * When something is owed.
 *
 * @param warnAt when somebody should be told that it is due soon; not after {@code dueAt}
 * @param dueAt from then on the promise is broken
 */
public record Deadline(Instant warnAt, Instant dueAt) {

    public boolean passed(Instant now) {
        return !now.isBefore(dueAt);
    }

    public boolean near(Instant now) {
        return !now.isBefore(warnAt);
    }

    public Deadline earlier(Deadline other) {
        return other.dueAt.isBefore(dueAt) ? other : this;
    }
}
