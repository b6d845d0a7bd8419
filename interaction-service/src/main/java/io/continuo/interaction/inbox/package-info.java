/** Messages from Kafka are applied batch by batch; one that is broken is parked and costs the others nothing. */
@NullMarked
package io.continuo.interaction.inbox;

import org.jspecify.annotations.NullMarked;
