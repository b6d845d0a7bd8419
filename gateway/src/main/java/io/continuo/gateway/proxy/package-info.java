/** Passing one request on to one service, streaming, with every wait and buffer bounded. */
@NullMarked
package io.continuo.gateway.proxy;

import org.jspecify.annotations.NullMarked;
