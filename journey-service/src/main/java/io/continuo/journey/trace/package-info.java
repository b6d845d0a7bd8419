/** The trace of a request, continued through records. */
@NullMarked
package io.continuo.journey.trace;

import org.jspecify.annotations.NullMarked;
