/** Random operations against a simple model of the stock, with the invariants of the case collection checked throughout. */
@NullMarked
package io.continuo.inventory.invariants;

import org.jspecify.annotations.NullMarked;
