/** What is known by heart, without a database. */
@NullMarked
package io.continuo.inventory.live;

import org.jspecify.annotations.NullMarked;
