/** The service as its callers see it, with a real PostgreSQL, Kafka and Keycloak. */
@NullMarked
package io.continuo.identity;

import org.jspecify.annotations.NullMarked;
