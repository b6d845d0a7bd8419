/** What is to come: announced, expected at a time, received in parts, more or less than was said. */
@NullMarked
package io.continuo.inventory.supply;

import org.jspecify.annotations.NullMarked;
