/** How fast identity-service finds out who somebody is: real PostgreSQL, real Kafka, one machine, a baseline beside it. */
@NullMarked
package io.continuo.benchmarks.identity;

import org.jspecify.annotations.NullMarked;
