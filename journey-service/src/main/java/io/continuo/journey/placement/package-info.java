/** Step one: what is known of each identifier, and which customer its touchpoints belong to now. */
@NullMarked
package io.continuo.journey.placement;

import org.jspecify.annotations.NullMarked;
