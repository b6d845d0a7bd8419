package io.continuo.identity.explanation;

import io.continuo.events.CustomerId;
import io.continuo.identity.graph.MergeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A merge, standing or undone.
 *
 * @param survivor as it was at the time
 * @param reason what the person who decided it said; null where a rule did
 */
public record MergeView(
        MergeId mergeId,
        CustomerId survivor,
        CustomerId absorbed,
        String rule,
        @Nullable String reason,
        String by,
        Instant at,
        @Nullable Instant undoneAt,
        @Nullable String undoneBy,
        @Nullable String undoReason) {}
