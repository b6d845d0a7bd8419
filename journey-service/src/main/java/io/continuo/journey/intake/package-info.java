/** The way in: events of other services become news about identifiers, and what cannot be read is parked. */
@NullMarked
package io.continuo.journey.intake;

import org.jspecify.annotations.NullMarked;
