/**
 * Which channels conversions are owed to: every common model, solved exactly over sums that are additive, so that they can
 * be gathered in parallel, and reconciled to the conversions and their revenue.
 */
@NullMarked
package io.continuo.journey.attribution;

import org.jspecify.annotations.NullMarked;
