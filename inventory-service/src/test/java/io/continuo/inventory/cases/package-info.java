/** The case collection as data: what was given, what was done, what is expected. */
@NullMarked
package io.continuo.inventory.cases;

import org.jspecify.annotations.NullMarked;
