/** The suite as its callers see it: stories through the gateway, with everything real behind it. */
@NullMarked
package io.continuo.e2e;

import org.jspecify.annotations.NullMarked;
