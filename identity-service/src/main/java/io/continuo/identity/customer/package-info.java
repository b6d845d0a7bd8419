/** A customer as callers see it: ids, identifiers, profile and consents, computed over everything that is merged. */
@NullMarked
package io.continuo.identity.customer;

import org.jspecify.annotations.NullMarked;
