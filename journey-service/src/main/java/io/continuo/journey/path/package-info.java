/** What follows what on all journeys: directly-follows maps, Sankey diagrams, variants, loops. */
@NullMarked
package io.continuo.journey.path;

import org.jspecify.annotations.NullMarked;
