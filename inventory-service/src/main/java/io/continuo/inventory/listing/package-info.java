/** What is listed online is in the stores: guarantees, the live set of those that break, and what to do about each. */
@NullMarked
package io.continuo.inventory.listing;

import org.jspecify.annotations.NullMarked;
