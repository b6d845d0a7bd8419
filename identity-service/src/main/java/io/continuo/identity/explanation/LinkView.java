package io.continuo.identity.explanation;

import io.continuo.identity.graph.MergeId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A piece of evidence.
 *
 * @param from an identifier written {@code type:value}; a customer as {@code customer_id:…}
 * @param to what it belongs together with
 * @param rule what concluded so
 * @param source the system or person it comes from
 * @param occurredAt when it was seen
 * @param score of a probabilistic match, else null
 * @param weights what each field said for such a match, in bits; else null
 * @param mergeId the merge it is the evidence of; null inside a customer that was never two
 * @param retractedAt since when it does not count any more; null while it does
 * @param retractedBecause {@code undone}, or {@code moved} to a customer with a later claim
 */
public record LinkView(
        String from,
        String to,
        String rule,
        String source,
        @Nullable String touchpointId,
        Instant occurredAt,
        @Nullable Double score,
        @Nullable Map<String, Double> weights,
        @Nullable MergeId mergeId,
        @Nullable Instant retractedAt,
        @Nullable String retractedBecause) {

    /** The same evidence, read from its other end. */
    LinkView reversed() {
        return new LinkView(
                to,
                from,
                rule,
                source,
                touchpointId,
                occurredAt,
                score,
                weights,
                mergeId,
                retractedAt,
                retractedBecause);
    }

    boolean stands() {
        return retractedAt == null;
    }
}
