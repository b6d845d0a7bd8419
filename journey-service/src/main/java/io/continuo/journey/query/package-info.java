/** What questions over all journeys have in common: conditions on touchpoints, dimensions, periods. */
@NullMarked
package io.continuo.journey.query;

import org.jspecify.annotations.NullMarked;
