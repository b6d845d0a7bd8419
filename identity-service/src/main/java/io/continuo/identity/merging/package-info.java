/** A person decides that two customers are one, or that they never were. */
@NullMarked
package io.continuo.identity.merging;

import org.jspecify.annotations.NullMarked;
