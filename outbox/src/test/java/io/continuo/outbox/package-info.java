/** What the outbox promises, against real PostgreSQL and Kafka. */
@NullMarked
package io.continuo.outbox;

import org.jspecify.annotations.NullMarked;
