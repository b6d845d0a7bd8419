/**
 * One stock for every channel: owns nodes, items, sales channels, counters with their ledger, reservations and promises,
 * and promises that nothing is sold twice and that the ledger replays to the counters.
 *
 * <p>Nodes, items and channels go through Hibernate Reactive: few rows, edited by people, with versions. Stock, ledger,
 * reservations and promises are plain reactive SQL on the same pool, because there the statement is the design: rows
 * locked in order, one guarded update, everything of a decision in one transaction.
 */
@NullMarked
package io.continuo.inventory;

import org.jspecify.annotations.NullMarked;
