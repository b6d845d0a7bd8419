/** Supplies and receiving differences, tested. */
@NullMarked
package io.continuo.inventory.supply;

import org.jspecify.annotations.NullMarked;
