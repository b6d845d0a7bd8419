/** What is stocked, where it lies and who may sell it: items, nodes and sales channels. */
@NullMarked
package io.continuo.inventory.catalog;

import org.jspecify.annotations.NullMarked;
