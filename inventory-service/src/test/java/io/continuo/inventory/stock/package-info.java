/** Stock, without a stack. */
@NullMarked
package io.continuo.inventory.stock;

import org.jspecify.annotations.NullMarked;
