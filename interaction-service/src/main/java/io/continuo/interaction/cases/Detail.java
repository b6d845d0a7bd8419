package io.continuo.interaction.cases;

import io.continuo.events.CaseChanged.Origin;
import io.continuo.events.CaseChanged.SlaClock;
import io.continuo.events.Identifier;
import java.time.Instant;
import java.util.List;

/** What a line of a case's history says beside its text. */
sealed interface Detail {

    /** Whom the case was handed to. */
    record HandedTo(String to) implements Detail {}

    /** Which promise is near its end or broken. */
    record Owed(SlaClock clock, Instant dueAt) implements Detail {}

    /**
     * The contact that was added or taken out.
     *
     * @param speaker the identifiers of whoever said something in it; empty where its words are not here
     */
    record Linked(String touchpointId, List<Identifier> speaker) implements Detail {

        public Linked {
            speaker = List.copyOf(speaker);
        }

        static Linked silent(String touchpointId) {
            return new Linked(touchpointId, List.of());
        }
    }

    /**
     * Why a case was opened, reopened or escalated.
     *
     * @param by the touchpoint that says so
     */
    record Caused(Origin origin, String by) implements Detail {}

    /** What the priority was changed to. */
    record Ranked(Priority priority) implements Detail {}
}
