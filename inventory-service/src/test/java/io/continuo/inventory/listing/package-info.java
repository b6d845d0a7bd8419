/** The listing guarantee, tested. */
@NullMarked
package io.continuo.inventory.listing;

import org.jspecify.annotations.NullMarked;
