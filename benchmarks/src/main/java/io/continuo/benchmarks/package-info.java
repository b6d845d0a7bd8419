/** Micro benchmarks, each with a baseline beside it: a ratio of one run says something, a bare time does not. */
@NullMarked
package io.continuo.benchmarks;

import org.jspecify.annotations.NullMarked;
