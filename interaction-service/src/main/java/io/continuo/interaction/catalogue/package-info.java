/** The event catalogue: which types of touchpoints there are, and what their properties must look like. */
@NullMarked
package io.continuo.interaction.catalogue;

import org.jspecify.annotations.NullMarked;
