/**
 * The identity graph: base customers that never change, identifiers placed with them, and merges as retractable edges
 * between them; who a customer is now is the oldest base customer of the connected component.
 */
@NullMarked
package io.continuo.identity.graph;

import org.jspecify.annotations.NullMarked;
