/** What was promised to customers, and what became of it. */
@NullMarked
package io.continuo.inventory.promise;

import org.jspecify.annotations.NullMarked;
