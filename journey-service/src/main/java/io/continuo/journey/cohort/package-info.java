/** Who began together: how many of them come back, when, and what they are worth, by how many channels they use. */
@NullMarked
package io.continuo.journey.cohort;

import org.jspecify.annotations.NullMarked;
