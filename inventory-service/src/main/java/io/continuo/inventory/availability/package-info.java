/** What a shop may offer, and where. */
@NullMarked
package io.continuo.inventory.availability;

import org.jspecify.annotations.NullMarked;
