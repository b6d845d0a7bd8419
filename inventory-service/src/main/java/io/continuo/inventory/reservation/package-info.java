/** Holds for carts: all or nothing, with an expiry judged on every read. */
@NullMarked
package io.continuo.inventory.reservation;

import org.jspecify.annotations.NullMarked;
