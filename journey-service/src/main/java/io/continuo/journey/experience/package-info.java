/**
 * The figures of customer experience: what they are, how many answers they rest on and how sure they are. Every tally is
 * additive, and where nothing was answered there is no figure.
 */
@NullMarked
package io.continuo.journey.experience;

import org.jspecify.annotations.NullMarked;
