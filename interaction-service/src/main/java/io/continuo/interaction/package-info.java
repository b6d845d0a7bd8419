/**
 * Every contact of a customer with the company, in order and once: ingestion, timeline, cases and feedback.
 *
 * <p>What it acknowledges, Kafka has; what it answers about a customer follows the map of identity-service at once.
 */
@NullMarked
package io.continuo.interaction;

import org.jspecify.annotations.NullMarked;
