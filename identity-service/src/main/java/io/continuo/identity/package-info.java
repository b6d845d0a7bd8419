/**
 * Who a customer is: identifiers, the graph that connects them, profiles and consents. One identifier always belongs to
 * exactly one customer, every link has its evidence, and every merge can be taken back exactly.
 *
 * <p>All of it is plain reactive SQL: a decision touches many rows at once and shares its transaction with the outbox,
 * which an object-relational session does not hand out (docs/decisions/0002-identity-graph-model.md).
 */
@NullMarked
package io.continuo.identity;

import org.jspecify.annotations.NullMarked;
