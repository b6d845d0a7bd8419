package io.continuo.identity.graph;

import io.continuo.events.Identifier;
import io.continuo.events.IdentifierType;
import org.jspecify.annotations.Nullable;

/**
 * Evidence that was not followed: what it says and a rule or a decision contradict each other.
 *
 * @param stronger the identifier whose customer the sighting went to
 * @param weaker the identifier that was not linked to it
 * @param type of which there would have been too many; null where a decision forbids the link
 */
public record Conflict(
        Kind kind,
        Identifier stronger,
        Identifier weaker,
        @Nullable IdentifierType type,
        Evidence evidence) {

    /** Why it was not followed. */
    public enum Kind {
        /** Two values of a type of which a person has one. */
        UNIQUE("unique"),
        /** More values of a type than one person plausibly has. */
        LIMIT("limit"),
        /** Only a device connects two people. */
        WEAK_EVIDENCE("weak-evidence"),
        /** Somebody decided that these are two people. */
        NEVER_LINK("never-link");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
