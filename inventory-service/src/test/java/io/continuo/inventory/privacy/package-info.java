/** The inventory-service, tested over HTTP on a real stack. */
@NullMarked
package io.continuo.inventory.privacy;

import org.jspecify.annotations.NullMarked;
