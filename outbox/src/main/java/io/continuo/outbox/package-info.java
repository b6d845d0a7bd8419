/**
 * What was written to PostgreSQL reaches Kafka, once the writing transaction has committed and in order per key, and
 * what comes from Kafka or over HTTP twice is applied once.
 */
@NullMarked
package io.continuo.outbox;

import org.jspecify.annotations.NullMarked;
