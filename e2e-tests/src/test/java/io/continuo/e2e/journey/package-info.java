/** What several instances of journey-service promise. */
@NullMarked
package io.continuo.e2e.journey;

import org.jspecify.annotations.NullMarked;
