/** Which of the five stages a touchpoint belongs to: versioned rules, kept as data. */
@NullMarked
package io.continuo.journey.stage;

import org.jspecify.annotations.NullMarked;
