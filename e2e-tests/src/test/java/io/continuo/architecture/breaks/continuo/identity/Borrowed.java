package io.continuo.architecture.breaks.continuo.identity;

import io.continuo.architecture.breaks.continuo.inventory.Lent;

/** A service that uses another service's class. */
record Borrowed(Lent lent) {}
