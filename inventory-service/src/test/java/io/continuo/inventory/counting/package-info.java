/** Counts, tested. */
@NullMarked
package io.continuo.inventory.counting;

import org.jspecify.annotations.NullMarked;
