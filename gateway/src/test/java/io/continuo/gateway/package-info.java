@NullMarked
package io.continuo.gateway;

import org.jspecify.annotations.NullMarked;
