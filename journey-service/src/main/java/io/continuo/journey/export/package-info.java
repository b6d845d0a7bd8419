/** Writes all journeys as a stream in the formats that other tools read: CSV, Parquet, XES and OCEL. */
@NullMarked
package io.continuo.journey.export;

import org.jspecify.annotations.NullMarked;
