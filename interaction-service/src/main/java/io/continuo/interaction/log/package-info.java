/** The door to Kafka: sending, topics and trace context. */
@NullMarked
package io.continuo.interaction.log;

import org.jspecify.annotations.NullMarked;
