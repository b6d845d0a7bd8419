/** Promises, without a stack where that is possible. */
@NullMarked
package io.continuo.inventory.promise;

import org.jspecify.annotations.NullMarked;
