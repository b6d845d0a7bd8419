/** Reads the CSV that somebody sends to be analysed: as a stream, within bounds, and nothing of it is kept. */
@NullMarked
package io.continuo.journey.upload;

import org.jspecify.annotations.NullMarked;
