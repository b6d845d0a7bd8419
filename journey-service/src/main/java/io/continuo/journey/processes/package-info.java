/**
 * How cases went: what follows what directly, how often and after how long, in which variants, where they begin and end and
 * where they go round in circles. Pure: whoever has traces can ask.
 */
@NullMarked
package io.continuo.journey.processes;

import org.jspecify.annotations.NullMarked;
