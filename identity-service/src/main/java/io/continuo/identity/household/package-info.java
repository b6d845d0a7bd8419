/**
 * People who belong together and are not the same: households, and the parts people play in an order, a product or a
 * contract. Nothing here ever merges customers.
 */
@NullMarked
package io.continuo.identity.household;

import org.jspecify.annotations.NullMarked;
