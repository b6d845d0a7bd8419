/** Rules of profiles, without a service. */
@NullMarked
package io.continuo.identity.customer;

import org.jspecify.annotations.NullMarked;
