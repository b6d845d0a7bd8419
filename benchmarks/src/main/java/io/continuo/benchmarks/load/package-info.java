/** What load benchmarks have in common: a stand to measure on, a caller, clocks. */
@NullMarked
package io.continuo.benchmarks.load;

import org.jspecify.annotations.NullMarked;
