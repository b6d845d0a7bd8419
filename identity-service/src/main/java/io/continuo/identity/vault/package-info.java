/**
 * Personal values at rest: each is sealed with a data key of the person it belongs to, each data key is wrapped by a
 * master key that the database never sees. Who destroys a data key destroys everything sealed with it
 * (docs/decisions/0006-a-key-per-customer.md).
 */
@NullMarked
package io.continuo.identity.vault;

import org.jspecify.annotations.NullMarked;
