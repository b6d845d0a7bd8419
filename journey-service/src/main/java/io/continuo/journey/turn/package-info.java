/** Work that takes much of an instance is done by so many at once; a few more wait for their turn. */
@NullMarked
package io.continuo.journey.turn;

import org.jspecify.annotations.NullMarked;
