/** The index from orders to the customers whose journeys mention them. */
@NullMarked
package io.continuo.journey.purchase;

import org.jspecify.annotations.NullMarked;
