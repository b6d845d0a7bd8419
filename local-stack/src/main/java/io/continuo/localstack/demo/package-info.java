/** A shop's worth of traffic, the same for the same seed, sent through the public gateway. */
@NullMarked
package io.continuo.localstack.demo;

import org.jspecify.annotations.NullMarked;
