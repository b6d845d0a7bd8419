/** The settings of the gateway, each with its bound and unit. */
@NullMarked
package io.continuo.gateway.config;

import org.jspecify.annotations.NullMarked;
