/** Plans, tested without a database. */
@NullMarked
package io.continuo.inventory.sourcing;

import org.jspecify.annotations.NullMarked;
