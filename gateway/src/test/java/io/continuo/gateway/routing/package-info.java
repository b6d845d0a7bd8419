@NullMarked
package io.continuo.gateway.routing;

import org.jspecify.annotations.NullMarked;
