/** What follows from decisions about contact, without a database. */
@NullMarked
package io.continuo.identity.consent;

import org.jspecify.annotations.NullMarked;
