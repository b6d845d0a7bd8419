package io.continuo.identity.graph;

import io.continuo.events.CustomerId;

/** Two base customers that somebody decided are two people. */
record NeverLink(CustomerId one, CustomerId other) {}
