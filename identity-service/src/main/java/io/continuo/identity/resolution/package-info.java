/** A system asks who some identifiers are, and may teach that they are one person and what it knows of them. */
@NullMarked
package io.continuo.identity.resolution;

import org.jspecify.annotations.NullMarked;
