/** Compares counters, ledger and documents with each other. It should find nothing; what it finds names rows and cause. */
@NullMarked
package io.continuo.inventory.reconciliation;

import org.jspecify.annotations.NullMarked;
