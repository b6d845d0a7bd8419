package io.continuo.identity.explanation;

import io.continuo.events.CustomerId;
import io.continuo.identity.graph.MergeId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A merge, standing or undone.
 *
 * @param survivor as it was at the time
 * @param score of a match, the probability that the two are one; null where none was made
 * @param modelVersion the parameters it was computed with
 * @param weights what each field said, in bits
 * @param reason what the person who decided it said; null where a rule did
 */
public record MergeView(
        MergeId mergeId,
        CustomerId survivor,
        CustomerId absorbed,
        String rule,
        @Nullable String reason,
        String by,
        @Nullable Double score,
        @Nullable Integer modelVersion,
        @Nullable Map<String, Double> weights,
        Instant at,
        @Nullable Instant undoneAt,
        @Nullable String undoneBy,
        @Nullable String undoReason) {}
