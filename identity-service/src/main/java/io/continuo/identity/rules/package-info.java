/** A steward says what may be linked: rules, values that name nobody, shared identifiers, and people to be kept apart. */
@NullMarked
package io.continuo.identity.rules;

import org.jspecify.annotations.NullMarked;
