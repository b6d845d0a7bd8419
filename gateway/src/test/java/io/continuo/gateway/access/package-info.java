@NullMarked
package io.continuo.gateway.access;

import org.jspecify.annotations.NullMarked;
