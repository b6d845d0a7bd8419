/**
 * The instances of this service among themselves: who has which partition, and how one asks another about those it has.
 * Calls are signed with the key that all instances share (docs/decisions/0013).
 */
@NullMarked
package io.continuo.journey.peer;

import org.jspecify.annotations.NullMarked;
