/** How fast questions over all journeys are answered, beside DuckDB on the same events. */
@NullMarked
package io.continuo.benchmarks.journey;

import org.jspecify.annotations.NullMarked;
