/** Specifications of matching. */
@NullMarked
package io.continuo.identity.matching;

import org.jspecify.annotations.NullMarked;
