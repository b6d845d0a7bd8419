/**
 * Which factors move an outcome, and by how much each: decompositions of R² that stay fair where factors go together. What
 * is gathered is additive.
 */
@NullMarked
package io.continuo.journey.drivers;

import org.jspecify.annotations.NullMarked;
