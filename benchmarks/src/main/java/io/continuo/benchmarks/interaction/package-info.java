/** How much interaction-service takes in through the gateway, and how fast it shows it: a baseline beside it. */
@NullMarked
package io.continuo.benchmarks.interaction;

import org.jspecify.annotations.NullMarked;
