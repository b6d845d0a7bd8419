/** Rows of key-value stores: keys that sort as needed, values as JSON. */
@NullMarked
package io.continuo.journey.row;

import org.jspecify.annotations.NullMarked;
