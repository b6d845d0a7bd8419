/** What is really there: counts by hand and from tags, and variances that somebody must agree to. */
@NullMarked
package io.continuo.inventory.counting;

import org.jspecify.annotations.NullMarked;
