/** What follows from decisions about contact. */
@NullMarked
package io.continuo.identity.consent;

import org.jspecify.annotations.NullMarked;
