/** Places every touchpoint on its customer's journey and answers what led to what. */
@NullMarked
package io.continuo.journey;

import org.jspecify.annotations.NullMarked;
