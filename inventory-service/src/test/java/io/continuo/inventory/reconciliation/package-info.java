/** The reconciliation, tested. */
@NullMarked
package io.continuo.inventory.reconciliation;

import org.jspecify.annotations.NullMarked;
