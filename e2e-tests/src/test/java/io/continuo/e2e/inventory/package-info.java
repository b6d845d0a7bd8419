/** Stock under fire: several instances, killed instances, a killed database. */
@NullMarked
package io.continuo.e2e.inventory;

import org.jspecify.annotations.NullMarked;
