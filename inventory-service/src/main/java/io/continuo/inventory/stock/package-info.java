/** Counters, movements and the hash-chained ledger they replay from. */
@NullMarked
package io.continuo.inventory.stock;

import org.jspecify.annotations.NullMarked;
