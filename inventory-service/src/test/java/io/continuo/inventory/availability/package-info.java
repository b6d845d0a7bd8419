/** What availability says, without a database. */
@NullMarked
package io.continuo.inventory.availability;

import org.jspecify.annotations.NullMarked;
