/** The benchmarks still run. */
@NullMarked
package io.continuo.benchmarks;

import org.jspecify.annotations.NullMarked;
