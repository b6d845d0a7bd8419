/** Every touchpoint of every channel teaches who belongs together; one that cannot be applied is parked alone. */
@NullMarked
package io.continuo.identity.touchpoint;

import org.jspecify.annotations.NullMarked;
