/** Step two: each customer's journey, in order of time, and what can be read from it. */
@NullMarked
package io.continuo.journey.customer;

import org.jspecify.annotations.NullMarked;
