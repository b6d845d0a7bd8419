/** One partition's journeys in columns, person by person, so that a question over all of them is one scan. */
@NullMarked
package io.continuo.journey.columns;

import org.jspecify.annotations.NullMarked;
