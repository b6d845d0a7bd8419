/** Which service answers which path, and what a caller needs for it. */
@NullMarked
package io.continuo.gateway.routing;

import org.jspecify.annotations.NullMarked;
