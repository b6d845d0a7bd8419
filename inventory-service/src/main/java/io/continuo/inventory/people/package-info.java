/** Who customers and identifiers are now, as identity-service says: reservations are found through it. */
@NullMarked
package io.continuo.inventory.people;

import org.jspecify.annotations.NullMarked;
