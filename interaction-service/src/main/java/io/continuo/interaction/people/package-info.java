/** Who an identifier belongs to: the map of identity-service, kept for reading. */
@NullMarked
package io.continuo.interaction.people;

import org.jspecify.annotations.NullMarked;
