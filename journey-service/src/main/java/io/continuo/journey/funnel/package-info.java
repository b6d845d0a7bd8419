/** Who went how far through a sequence of steps, exactly, over all journeys. */
@NullMarked
package io.continuo.journey.funnel;

import org.jspecify.annotations.NullMarked;
