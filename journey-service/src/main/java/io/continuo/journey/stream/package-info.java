/** Kafka Streams: the topology that joins the steps, its topics, stores, settings, life and health. */
@NullMarked
package io.continuo.journey.stream;

import org.jspecify.annotations.NullMarked;
