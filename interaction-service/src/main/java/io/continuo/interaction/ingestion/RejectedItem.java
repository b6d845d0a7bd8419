package io.continuo.interaction.ingestion;

import java.time.Instant;

/**
 * A refused submission as it is kept.
 *
 * @param id the same for the same content of the same sender, so that a sender that repeats itself fills nothing
 * @param at when it was refused last
 */
record RejectedItem(String id, Instant at, Submission submission, ItemProblem problem) {}
