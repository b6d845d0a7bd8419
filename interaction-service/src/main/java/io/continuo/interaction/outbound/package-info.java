/** What the company says to customers passes here: it is recorded only where the customer may be contacted. */
@NullMarked
package io.continuo.interaction.outbound;

import org.jspecify.annotations.NullMarked;
