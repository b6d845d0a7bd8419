/** Reading of bodies, without a service. */
@NullMarked
package io.continuo.identity.imports;

import org.jspecify.annotations.NullMarked;
