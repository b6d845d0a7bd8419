/** The inventory-service, tested over HTTP on a real stack. */
@NullMarked
package io.continuo.inventory;

import org.jspecify.annotations.NullMarked;
