/** Hashes of what others choose. */
@NullMarked
package io.continuo.journey.hash;

import org.jspecify.annotations.NullMarked;
