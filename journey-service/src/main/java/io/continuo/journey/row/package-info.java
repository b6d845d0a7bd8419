/** Rows of key-value stores: keys that sort as needed, values as JSON, or bytes where there are very many. */
@NullMarked
package io.continuo.journey.row;

import org.jspecify.annotations.NullMarked;
