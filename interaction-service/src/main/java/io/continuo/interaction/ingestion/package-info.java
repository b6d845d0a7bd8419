/** Touchpoints come in: read, judged one by one, acknowledged once Kafka has them. */
@NullMarked
package io.continuo.interaction.ingestion;

import org.jspecify.annotations.NullMarked;
