@NullMarked
package io.continuo.gateway.customer;

import org.jspecify.annotations.NullMarked;
