package io.continuo.localstack.demo;

import org.jspecify.annotations.Nullable;

/**
 * A survey, answered or skipped.
 *
 * @param key fixed for a seed: the Idempotency-Key
 * @param survey nps (0–10), csat (1–5) or ces (1–7)
 * @param score null when the question was skipped
 */
record Answer(
        String key,
        String survey,
        @Nullable Integer score,
        @Nullable String comment,
        CaseFile.Identifier identifier,
        String channel) {}
