/** The contracts of everything on Kafka: topics, versioned records and their JSON; additive changes only. */
@NullMarked
package io.continuo.events;

import org.jspecify.annotations.NullMarked;
