package io.continuo.events;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A topic as it is created: nothing about it is left to the broker's defaults. {@link LogSettings#of} says how.
 *
 * @param name without the deployment's prefix
 * @param partitions more cannot be added later without moving keys, so it starts high enough
 * @param retention null where only compaction removes anything
 */
public record Topic(
        String name,
        int partitions,
        Cleanup cleanup,
        @Nullable Duration retention) {

    /** How old records go. */
    public enum Cleanup {
        /** By age. */
        DELETE("delete"),
        /** The last record of each key stays. */
        COMPACT("compact"),
        /** By age, and a single one by a tombstone of its key. */
        COMPACT_AND_DELETE("compact,delete");

        private final String policy;

        Cleanup(String policy) {
            this.policy = policy;
        }

        String policy() {
            return policy;
        }
    }

    /** Whether a tombstone takes a record out: so with every topic that carries personal data. */
    public boolean forgets() {
        return cleanup != Cleanup.DELETE;
    }

    /** The name in a deployment that shares its broker; an empty prefix is the rule. */
    public String in(String prefix) {
        return prefix + name;
    }
}
