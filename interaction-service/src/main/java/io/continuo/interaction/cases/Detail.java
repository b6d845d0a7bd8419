package io.continuo.interaction.cases;

import io.continuo.events.CaseChanged.Origin;
import io.continuo.events.CaseChanged.SlaClock;
import java.time.Instant;

/** What a line of a case's history says beside its text. */
sealed interface Detail {

    /** Whom the case was handed to. */
    record HandedTo(String to) implements Detail {}

    /** Which promise is near its end or broken. */
    record Owed(SlaClock clock, Instant dueAt) implements Detail {}

    /** The contact that was added or taken out. */
    record Linked(String touchpointId) implements Detail {}

    /**
     * Why a case was opened, reopened or escalated.
     *
     * @param by the touchpoint that says so
     */
    record Caused(Origin origin, String by) implements Detail {}

    /** What the priority was changed to. */
    record Ranked(Priority priority) implements Detail {}
}
